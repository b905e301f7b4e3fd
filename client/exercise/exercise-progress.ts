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

/** What this browser remembers of one exercise: the best run. */
export const exerciseProgress = (exercise: string, shelf?: () => Shelf) =>
  createRecord(`exercise:${exercise}`, exerciseProgressSchema, shelf);

/** The better of two runs: a solved exercise stays solved. */
export const better = (
  before: ExerciseProgress | null,
  score: Score,
  isSolved: boolean,
): ExerciseProgress => {
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
