import { useRef, useState } from 'react';
import { lessonSummaries } from '../content/load-lessons.ts';
import { homeOf, lessonOf } from '../page/addresses.ts';
import type { Refusal } from '../requests/ask.ts';
import { hrefOf } from '../requests/base.ts';
import { createSandbox } from '../requests/sandbox-api.ts';
import { ownSandboxRecord } from '../storage/own-sandbox.ts';

/** Which page of a sandbox to go to. */
export type Way = (sandboxId: string) => string;

export type NewSandbox = {
  open(way?: Way): Promise<void>;
  /** Tries once more to go where it was wanted last. */
  again(): Promise<void>;
  isOpening: boolean;
  refusal: Refusal | null;
};

/** Whether it is the class's code that is wanted. */
export const needsClassCode = ({ code }: Refusal): boolean =>
  code === 'class-code-needed' || code === 'class-code-wrong';

const [first] = lessonSummaries;
const toFirst: Way = (id) => (first ? lessonOf(id, first.slug) : homeOf(id));

// A whole new document: `document.cookie` belongs to the address it was loaded from, whatever the router shows,
// and one loaded outside the sandbox would not see a cookie there that a script could see.
const load = (address: string) => location.assign(hrefOf(address));

/** Opens a new sandbox and goes to a page of it, to the first lesson unless told otherwise. */
export const useNewSandbox = (usual: Way = toFirst, go = load): NewSandbox => {
  const [isOpening, setOpening] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const wanted = useRef(usual);

  const open = async (way = usual) => {
    wanted.current = way;
    setOpening(true);
    // Whoever is asked for the class's code looks at the question until it is answered.
    setRefusal((before) => (before && needsClassCode(before) ? before : null));
    const answer = await createSandbox();
    if (answer.ok) {
      const { id } = answer.value;
      ownSandboxRecord.write({ sandboxId: id });
      go(way(id));
      return;
    }
    setOpening(false);
    setRefusal(answer.refusal);
  };
  return { open, again: () => open(wanted.current), isOpening, refusal };
};
