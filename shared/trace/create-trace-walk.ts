import type { TraceEvent } from './event.ts';

/** What was gathered along a trace so far; `take` may add to it, or give another in its place. */
export type Gathering<Gathered> = {
  /** @param events what is about to be walked */
  begin(events: readonly TraceEvent[]): Gathered;
  take(gathered: Gathered, fresh: readonly TraceEvent[], events: readonly TraceEvent[]): Gathered;
};

/** A walk along a trace that goes on where it ended when the trace has grown, and begins anew with another. */
export type TraceWalk<Gathered> = (events: readonly TraceEvent[]) => Gathered;

/** Looks at each event once, however long a trace grows. */
export function createTraceWalk<Gathered>({ begin, take }: Gathering<Gathered>): TraceWalk<Gathered> {
  let walked: readonly TraceEvent[] = [];
  let length = 0;
  let gathered = begin([]);
  const goesOn = (events: readonly TraceEvent[]) =>
    // Events have no gaps and never change, so the ends tell.
    events.length >= length && events[0] === walked[0] && events[length - 1] === walked[length - 1];
  return (events) => {
    if (length > 0 && !goesOn(events)) {
      length = 0;
      gathered = begin(events);
    }
    if (events.length > length) gathered = take(gathered, events.slice(length), events);
    walked = events;
    length = events.length;
    return gathered;
  };
}
