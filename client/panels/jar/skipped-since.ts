import type { TraceEvent } from '#shared/trace/event.ts';

/** By how many milliseconds the cloakroom's clock was moved on after one event and up to another; no browser's clock went along. */
export const skippedSince = (events: readonly TraceEvent[], from: number, upTo: number): number =>
  events.reduce((sum, event) => {
    const isWithin = event.number > from && event.number <= upTo;
    return isWithin && event.type === 'note' && event.note.kind === 'clock-moved'
      ? sum + event.note.byMs
      : sum;
  }, 0);
