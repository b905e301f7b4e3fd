import { useMemo } from 'react';
import type { Ghosts } from '../diagram/ghosts.ts';
import type { LessonContext } from './lesson-context.ts';
import { beatsOf, openBeat, stepOf } from './lesson-view.ts';
import { toGhosts } from './to-ghosts.ts';
import { useGuess } from './use-guess.ts';

/** What the picture shows of the open beat's guess. */
export const useGhosts = (context: LessonContext): Ghosts | null => {
  const guess = useGuess(context);
  const step = stepOf(context);
  const isDone = step ? beatsOf(step, context)[openBeat(context)]?.isDone : false;
  return useMemo(() => {
    if (!guess || (isDone && !guess.judgement)) return null;
    return toGhosts(guess);
  }, [guess, isDone]);
};
