declare module 'virtual:lessons' {
  import type { Lesson, LessonSummary } from '#shared/lesson/lesson.ts';

  export const lessonSummaries: readonly LessonSummary[];
  export const lessonModules: ReadonlyMap<string, () => Promise<{ lesson: Lesson }>>;
}
