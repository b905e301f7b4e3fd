import type { Lesson } from '#shared/content/lesson.ts';
import type { ExchangeWalk } from '#shared/content/to-exchanges.ts';
import type { TraceEvent } from '#shared/trace/event.ts';
import type { Visit } from '../storage/lesson-progress.ts';
import type { Guess } from './guess.ts';

/** Where a learner is in a lesson. */
export type LessonContext = Pick<Visit, 'openedAt' | 'read'> & {
  lesson: Lesson;
  /** The step that is open; `finished` after the last. */
  stepId: string;
  /** The beat of it that the learner has open; null until the trace has told which is next. */
  chosen: number | null;
  /** What the learner says to come of that beat. Forgotten when it is left, and with the page. */
  guess: Guess;
  /** What has been played, so that nothing is done before its arrow is seen. */
  events: readonly TraceEvent[];
  /** The number of the newest event there is; null until the trace is known. */
  newest: number | null;
  /** The trace is asked about at each event: its exchanges are found along the way. */
  walk: ExchangeWalk;
  /** Steps done now or on an earlier day, in the lesson's order. */
  completed: readonly string[];
};
