import { exerciseModules } from 'virtual:exercises';
import type { Exercise } from '#shared/grading/exercise.ts';

export { exerciseSummaries } from 'virtual:exercises';

/** Fetches one exercise; null when there is none of that name. Rejects when it cannot be fetched. */
export async function loadExercise(id: string): Promise<Exercise | null> {
  const load = exerciseModules.get(id);
  return load ? (await load()).exercise : null;
}
