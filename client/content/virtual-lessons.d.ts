declare module 'virtual:lessons' {
  import type { Lesson, LessonSummary } from '#shared/content/lesson.ts';

  export const lessonSummaries: readonly LessonSummary[];
  export const lessonModules: ReadonlyMap<string, () => Promise<{ lesson: Lesson }>>;
}
