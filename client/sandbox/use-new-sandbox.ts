import { useState } from 'react';
import { lessonSummaries } from '../lesson/load-lessons.ts';
import { homeOf, lessonOf } from './addresses.ts';
import type { Refusal } from './ask.ts';
import { createSandbox } from './sandbox-api.ts';

export type NewSandbox = {
  open(lesson?: string): Promise<void>;
  isOpening: boolean;
  refusal: Refusal | null;
};

/** Opens a new sandbox and goes to a lesson in it, to the first unless told otherwise. */
export const useNewSandbox = (usual = lessonSummaries[0]?.slug): NewSandbox => {
  const [isOpening, setOpening] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);

  const open = async (lesson = usual) => {
    setOpening(true);
    setRefusal(null);
    const answer = await createSandbox();
    if (answer.ok) {
      const { id } = answer.value;
      // A whole new document: `document.cookie` belongs to the address it was loaded from, whatever the router shows,
      // and one loaded outside the sandbox would not see a cookie there that a script could see.
      location.assign(lesson ? lessonOf(id, lesson) : homeOf(id));
      return;
    }
    setOpening(false);
    setRefusal(answer.refusal);
  };
  return { open, isOpening, refusal };
};
