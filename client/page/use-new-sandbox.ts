import { useState } from 'react';
import { lessonSummaries } from '../content/load-lessons.ts';
import type { Refusal } from '../requests/ask.ts';
import { createSandbox } from '../requests/sandbox-api.ts';
import { ownSandboxRecord } from '../storage/own-sandbox.ts';
import { homeOf, type LessonPlace, lessonOf } from './addresses.ts';

export type NewSandbox = {
  open(place?: LessonPlace): Promise<void>;
  isOpening: boolean;
  refusal: Refusal | null;
};

const first: LessonPlace | null = lessonSummaries[0] ? { lesson: lessonSummaries[0].slug } : null;

// A whole new document: `document.cookie` belongs to the address it was loaded from, whatever the router shows,
// and one loaded outside the sandbox would not see a cookie there that a script could see.
const load = (address: string) => location.assign(address);

/** Opens a new sandbox and goes to a lesson in it, to the first unless told otherwise. */
export const useNewSandbox = (usual: LessonPlace | null = first, go = load): NewSandbox => {
  const [isOpening, setOpening] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);

  const open = async (place = usual) => {
    setOpening(true);
    setRefusal(null);
    const answer = await createSandbox();
    if (answer.ok) {
      const { id } = answer.value;
      ownSandboxRecord.write({ sandboxId: id });
      go(place ? lessonOf(id, place.lesson, place.step) : homeOf(id));
      return;
    }
    setOpening(false);
    setRefusal(answer.refusal);
  };
  return { open, isOpening, refusal };
};
