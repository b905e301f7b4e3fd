import type { Lesson } from '#shared/content/lesson.ts';
import type { ExchangeWalk } from '#shared/content/to-exchanges.ts';
import type { TraceEvent } from '#shared/trace/event.ts';

/** Where a learner is in a lesson. */
export type LessonContext = {
  lesson: Lesson;
  /** The step that is open; `finished` after the last. */
  stepId: string;
  events: readonly TraceEvent[];
  /** The trace is asked about at each event, once for each step: its exchanges are found along the way. */
  walk: ExchangeWalk;
  /** Steps done now or on an earlier day, in the lesson's order. */
  completed: readonly string[];
};
