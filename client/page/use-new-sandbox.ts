import { useState } from 'react';
import { lessonSummaries } from '../content/load-lessons.ts';
import type { Refusal } from '../requests/ask.ts';
import { createSandbox } from '../requests/sandbox-api.ts';
import { ownSandboxRecord } from '../storage/own-sandbox.ts';
import { homeOf, lessonOf } from './addresses.ts';

/** Which page of a sandbox to go to. */
export type Way = (sandboxId: string) => string;

export type NewSandbox = {
  open(way?: Way): Promise<void>;
  isOpening: boolean;
  refusal: Refusal | null;
};

const [first] = lessonSummaries;
const toFirst: Way = (id) => (first ? lessonOf(id, first.slug) : homeOf(id));

// A whole new document: `document.cookie` belongs to the address it was loaded from, whatever the router shows,
// and one loaded outside the sandbox would not see a cookie there that a script could see.
const load = (address: string) => location.assign(address);

/** Opens a new sandbox and goes to a page of it, to the first lesson unless told otherwise. */
export const useNewSandbox = (usual: Way = toFirst, go = load): NewSandbox => {
  const [isOpening, setOpening] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);

  const open = async (way = usual) => {
    setOpening(true);
    setRefusal(null);
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
  return { open, isOpening, refusal };
};
