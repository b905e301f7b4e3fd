import { useState } from 'react';
import { useLocation } from 'wouter';
import { lessonSummaries } from '../lesson/load-lessons.ts';
import { homeOf, lessonOf } from './addresses.ts';
import type { Refusal } from './ask.ts';
import { createSandbox } from './sandbox-api.ts';

export type NewSandbox = { open(): Promise<void>; isOpening: boolean; refusal: Refusal | null };

/** Opens a new sandbox and goes to a lesson in it, to the first unless told otherwise. */
export const useNewSandbox = (lesson = lessonSummaries[0]?.slug): NewSandbox => {
  const [, navigate] = useLocation();
  const [isOpening, setOpening] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);

  const open = async () => {
    setOpening(true);
    setRefusal(null);
    const answer = await createSandbox();
    setOpening(false);
    if (!answer.ok) setRefusal(answer.refusal);
    else navigate(lesson ? lessonOf(answer.value.id, lesson) : homeOf(answer.value.id));
  };
  return { open, isOpening, refusal };
};
