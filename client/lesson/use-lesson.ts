import { useEffect, useState } from 'react';
import type { Lesson } from '#shared/lesson/lesson.ts';
import { FINISHED } from '../sandbox/addresses.ts';
import { loadLesson } from './load-lessons.ts';

type Loaded =
  | { state: 'loading' }
  | { state: 'missing' }
  | { state: 'failed' }
  | { state: 'here'; lesson: Lesson };

/** Fetches the lesson of an address. */
export const useLesson = (slug: string): Loaded => {
  const [loaded, setLoaded] = useState<Loaded>({ state: 'loading' });
  useEffect(() => {
    let isWanted = true;
    loadLesson(slug).then(
      (lesson) => isWanted && setLoaded(lesson ? { state: 'here', lesson } : { state: 'missing' }),
      () => isWanted && setLoaded({ state: 'failed' }),
    );
    return () => {
      isWanted = false;
    };
  }, [slug]);
  return loaded;
};

/** Whether an address names a step of the lesson, or its end, or leaves the step to the lesson. */
export const hasStep = ({ steps }: Lesson, step: string | null): boolean =>
  step === null || step === FINISHED || steps.some(({ id }) => id === step);
