import type { Lesson } from '#shared/content/lesson.ts';
import type { TraceEvent } from '#shared/trace/event.ts';

/** Where a learner is in a lesson. */
export type LessonContext = {
  lesson: Lesson;
  /** The step that is open; `finished` after the last. */
  stepId: string;
  events: readonly TraceEvent[];
  /** Steps done now or on an earlier day, in the lesson's order. */
  completed: readonly string[];
};
