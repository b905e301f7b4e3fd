import type { TraceEvent } from '#shared/trace/event.ts';

/** The shortest runs of events that share no exchange with each other. */
export const toRuns = (events: readonly TraceEvent[]): TraceEvent[][] => {
  const lastOf = new Map(events.map(({ exchange }, index) => [exchange, index]));
  const runs: TraceEvent[][] = [];
  let end = -1;
  for (const [index, event] of events.entries()) {
    if (index > end) runs.push([]);
    runs.at(-1)?.push(event);
    end = Math.max(end, lastOf.get(event.exchange) ?? index);
  }
  return runs;
};
