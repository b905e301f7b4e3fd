import type { TraceEvent } from '#shared/trace/event.ts';
import type { TimelineContext } from './timeline-machine.ts';

type Trace = Pick<TimelineContext, 'events' | 'dropped'>;

/** Number of the newest event; of the last one dropped when none is left. */
export const lastNumberOf = ({ events, dropped }: Trace): number => events.at(-1)?.number ?? dropped;

/** The number of the event that is shown: the one under the cursor, or the newest. Zero before the first. */
export const shownNumber = (context: TimelineContext): number => context.cursor ?? lastNumberOf(context);

/** The event that is shown, if there is one. Numbers have no gaps, so its place follows from its number. */
export const shownEvent = (context: TimelineContext): TraceEvent | null => {
  const first = context.events[0]?.number ?? 0;
  return context.events[shownNumber(context) - first] ?? null;
};

/** How many events came in while the learner looked back. */
export const newCount = (context: TimelineContext): number =>
  context.cursor === null ? 0 : Math.max(0, lastNumberOf(context) - context.seen);

/** A cursor that still points at an event, after the trace was replaced. Null when there is none. */
export const clampCursor = (cursor: number | null, events: readonly TraceEvent[]): number | null => {
  const [first, last] = [events[0], events.at(-1)];
  if (cursor === null || !first || !last) return null;
  return Math.min(Math.max(cursor, first.number), last.number);
};

export const stepCursor = (context: TimelineContext, by: 1 | -1): number | null =>
  clampCursor(shownNumber(context) + by, context.events);
