import type { TraceEvent } from '#shared/trace/event.ts';
import { traceCapacity } from '#shared/trace/trace-capacity.ts';
import { beginningBefore } from './chapters.ts';

/** What is derived from the trace begins anew when its head changes, so the head is let go in blocks. */
const DROPPED_AT_ONCE = 200;

/** True when there is a block of events too many. Taking it away costs a frame, which is best a quiet one. */
export const hasTooMany = (events: readonly TraceEvent[]): boolean =>
  events.length > traceCapacity + DROPPED_AT_ONCE;

/** True when no quiet moment may be waited for any longer. */
export const hasFarTooMany = (events: readonly TraceEvent[]): boolean =>
  events.length > traceCapacity + 3 * DROPPED_AT_ONCE;

/**
 * Lets the oldest events go, once there is a block of them too many. What stays begins with a whole chapter, for one
 * that was cut would be drawn again; only a chapter as long as a block is cut all the same.
 */
export const letGo = (events: readonly TraceEvent[]): readonly TraceEvent[] => {
  if (!hasTooMany(events)) return events;
  const first = events.at(-traceCapacity)?.number ?? 0;
  const begun = beginningBefore(events, first + 1) ?? first;
  const more = first - begun;
  return events.slice(-(more < DROPPED_AT_ONCE ? traceCapacity + more : traceCapacity));
};
