import type { TraceEvent } from '#shared/trace/event.ts';
import { beginningAfter, beginningBefore } from './chapters.ts';
import { pauseAfter } from './pace.ts';
import type { CursorMove, TimelineContext } from './timeline-context.ts';

type Trace = Pick<TimelineContext, 'events' | 'dropped'>;

/** Number of the newest event; of the last one dropped when none is left. */
export const lastNumberOf = ({ events, dropped }: Trace): number => events.at(-1)?.number ?? dropped;

/** The number of the event that is shown: the one under the cursor, or the newest shown so far. Zero before the first. */
export const shownNumber = ({ cursor, head }: Pick<TimelineContext, 'cursor' | 'head'>): number =>
  cursor ?? head;

const played = new WeakMap<readonly TraceEvent[], readonly TraceEvent[]>();

/** The events that have been shown, wherever the cursor stands: all there are, unless one's own deed is being played. */
export const playedEvents = ({ events, dropped, head }: TimelineContext): readonly TraceEvent[] => {
  if (head >= lastNumberOf({ events, dropped })) return events;
  const kept = played.get(events);
  if (kept && lastNumberOf({ events: kept, dropped }) === head) return kept;
  const some = events.filter(({ number }) => number <= head);
  played.set(events, some);
  return some;
};

/** The event of this number. Numbers have no gaps, so its place follows from its number. */
export const eventOf = (events: readonly TraceEvent[], number: number): TraceEvent | null =>
  events[number - (events[0]?.number ?? 0)] ?? null;

/** The event that is shown, if there is one. */
export const shownEvent = (context: TimelineContext): TraceEvent | null =>
  eventOf(context.events, shownNumber(context));

/** How many events came in while the learner looked back or played. */
export const newCount = (context: TimelineContext): number =>
  context.cursor === null ? 0 : Math.max(0, lastNumberOf(context) - context.seen);

/** A cursor that still points at an event, after the trace was replaced. Null when there is none. */
export const clampCursor = (cursor: number | null, events: readonly TraceEvent[]): number | null => {
  const [first, last] = [events[0], events.at(-1)];
  if (cursor === null || !first || !last) return null;
  return Math.min(Math.max(cursor, first.number), last.number);
};

export const isAtNewest = (context: TimelineContext): boolean =>
  shownNumber(context) === lastNumberOf(context);

/** Where a move leads from where the cursor is. Null when there are no events. */
export const cursorAfter = (context: TimelineContext, move: CursorMove): number | null => {
  const { events } = context;
  const shown = shownNumber(context);
  switch (move.type) {
    case 'select event':
    case 'scrub to':
      return clampCursor(move.number, events);
    case 'event before':
      return clampCursor(shown - 1, events);
    case 'event after':
      return clampCursor(shown + 1, events);
    case 'previous chapter':
      return clampCursor(beginningBefore(events, shown) ?? 0, events);
    case 'next chapter':
      return clampCursor(beginningAfter(events, shown) ?? lastNumberOf(context), events);
    case 'to the first':
      return clampCursor(0, events);
    case 'to the newest':
      return clampCursor(lastNumberOf(context), events);
  }
};

/** Where playing begins: at the cursor; at the newest event, where nothing is left to play, with the last chapter again. */
export const playFrom = (context: TimelineContext): number | null =>
  isAtNewest(context) ? cursorAfter(context, { type: 'previous chapter' }) : shownNumber(context);

/** How long playing stays on the shown event, in milliseconds. */
export const pauseHere = (context: TimelineContext): number => {
  const event = shownEvent(context);
  const next = eventOf(context.events, shownNumber(context) + 1);
  return event && next ? pauseAfter(event, next, context.speed) : 0;
};
