declare module 'virtual:exercise-count' {
  export const exerciseCount: number;
}

declare module 'virtual:exercises' {
  import type { Exercise, ExerciseSummary } from '#shared/grading/exercise.ts';

  export const exerciseSummaries: readonly ExerciseSummary[];
  export const exerciseModules: ReadonlyMap<string, () => Promise<{ exercise: Exercise }>>;
}
