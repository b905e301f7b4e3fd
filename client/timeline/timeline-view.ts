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

/** Number of the newest event that the cursor comes to: what waits in the wings is beyond it. */
export const farthestOf = (context: TimelineContext): number =>
  context.isHeld ? context.head : lastNumberOf(context);

/** How many events wait in the wings. */
export const waitingInWings = (context: TimelineContext): number =>
  context.isHeld ? Math.max(0, lastNumberOf(context) - context.head) : 0;

/** How many events came in while the learner looked back or played. */
export const newCount = (context: TimelineContext): number =>
  context.cursor === null ? 0 : Math.max(0, farthestOf(context) - context.seen);

type Reach = Pick<TimelineContext, 'events' | 'isHeld' | 'head'>;

/** A cursor that still points at an event, after the trace was replaced, and at none in the wings. Null when there is none. */
export const clampCursor = (cursor: number | null, { events, isHeld, head }: Reach): number | null => {
  const first = events[0]?.number ?? 0;
  const last = Math.min(events.at(-1)?.number ?? -1, isHeld ? head : Number.POSITIVE_INFINITY);
  return cursor === null || last < first ? null : Math.min(Math.max(cursor, first), last);
};

export const isAtNewest = (context: TimelineContext): boolean => shownNumber(context) === farthestOf(context);

/** Whether nothing is left to play: what waits in the wings can be. */
export const isAtEnd = (context: TimelineContext): boolean => shownNumber(context) === lastNumberOf(context);

/** Where the next chapter begins, of those that the cursor comes to; null in the last of them. */
export const nextBeginning = (context: TimelineContext): number | null => {
  const next = beginningAfter(context.events, shownNumber(context));
  return next !== null && next <= farthestOf(context) ? next : null;
};

/** Where a move leads from where the cursor is. Null when there are no events. */
export const cursorAfter = (context: TimelineContext, move: CursorMove): number | null => {
  const { events } = context;
  const shown = shownNumber(context);
  const to = (number: number) => clampCursor(number, context);
  switch (move.type) {
    case 'select event':
    case 'scrub to':
      return to(move.number);
    case 'event before':
      return to(shown - 1);
    case 'event after':
      return to(shown + 1);
    case 'previous chapter':
      return to(beginningBefore(events, shown) ?? 0);
    case 'next chapter':
      return to(nextBeginning(context) ?? lastNumberOf(context));
    case 'to the first':
      return to(0);
    case 'to the newest':
      return to(lastNumberOf(context));
  }
};

/** Where playing begins: at the cursor; at the newest event, where nothing is left to play, with the last chapter again. */
export const playFrom = (context: TimelineContext): number | null =>
  isAtEnd(context) ? cursorAfter(context, { type: 'previous chapter' }) : shownNumber(context);

/** How long playing stays on the shown event, in milliseconds. */
export const pauseHere = (context: TimelineContext): number => {
  const event = shownEvent(context);
  const next = eventOf(context.events, shownNumber(context) + 1);
  return event && next ? pauseAfter(event, next, context.speed) : 0;
};
