import { z } from 'zod/mini';
import { createRecord, type Shelf } from '../storage/create-record.ts';
import type { Score } from './score.ts';

export const exerciseProgressSchema = z.object({
  isSolved: z.boolean(),
  points: z.number(),
  of: z.number(),
  badges: z.number(),
  badgesOf: z.number(),
});
export type ExerciseProgress = z.infer<typeof exerciseProgressSchema>;

/** What this browser remembers of one exercise: the best run of a text of one's own. */
export const exerciseProgress = (exercise: string, shelf?: () => Shelf) =>
  createRecord(`exercise:${exercise}`, exerciseProgressSchema, shelf);

/** A run that came to its end: of which text, and what it won. */
export type Run = { text: string; score: Score; isSolved: boolean };

/**
 * Keeps a run if it is a better one, and returns the best. Not one of the starter's own text: what passes there is nobody's doing.
 */
export const keepRun = (
  exercise: string,
  starter: string,
  { text, score, isSolved }: Run,
  shelf?: () => Shelf,
): ExerciseProgress | null => {
  const record = exerciseProgress(exercise, shelf);
  const kept = record.read();
  const before = kept.state === 'kept' ? kept.value : null;
  if (text === starter) return before;
  const best = better(before, score, isSolved);
  record.write(best);
  return best;
};

/** The better of two runs: a solved exercise stays solved. */
const better = (before: ExerciseProgress | null, score: Score, isSolved: boolean): ExerciseProgress => {
  const now = { ...score, isSolved };
  if (!before) return now;
  return {
    isSolved: isSolved || before.isSolved,
    of: score.of,
    badgesOf: score.badgesOf,
    points: Math.min(score.of, Math.max(before.points, score.points)),
    badges: Math.min(score.badgesOf, Math.max(before.badges, score.badges)),
  };
};

/** In a few words; null where nothing was done yet. */
export const tellProgress = (exercise: string, shelf?: () => Shelf): string | null => {
  const kept = exerciseProgress(exercise, shelf).read();
  if (kept.state !== 'kept') return null;
  const { isSolved, points, of, badges } = kept.value;
  const extras = badges > 0 ? ` · ${badges} ${badges === 1 ? 'badge' : 'badges'}` : '';
  return `${isSolved ? 'Solved' : `${points} of ${of} points`}${extras}`;
};
