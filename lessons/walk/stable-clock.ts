import type { TraceEvent } from '#shared/trace/event.ts';

/** When every recorded walk begins. */
const BEGINNING = Date.parse('2026-11-30T09:00:00Z');

/** A closing time, which is reached in so many milliseconds, is a second behind it. */
const BEHIND_MS = 1000;
const MINUTE_MS = 60_000;

/**
 * Another clock for a trace: each event comes a millisecond after the one before, and where the sandbox's clock was moved, it is moved as far.
 * All that it says follows from the order of events alone, and from how far the clock was moved.
 */
export function createStableClock(events: readonly TraceEvent[]) {
  const times = new Map<number, number>();
  let now = BEGINNING;
  for (const event of events) {
    now += 1;
    if (event.type === 'note' && event.note.kind === 'clock-moved') now += jumpOf(event.note.byMs);
    times.set(event.number, now);
  }
  const at = ({ number }: TraceEvent): number => times.get(number) ?? BEGINNING;

  /** When the exchange of this event began. */
  const beginningOf = (event: TraceEvent): number =>
    at(events.find(({ type, exchange }) => type === 'request' && exchange === event.exchange) ?? event);

  const durationOf = (event: TraceEvent): number => {
    if (event.type !== 'store-reply') return at(event) - beginningOf(event);
    const command = events.find(
      (one) => one.type === 'store-command' && one.exchange === event.exchange && one.call === event.call,
    );
    return at(event) - at(command ?? event);
  };

  const instants = new Map<number, number>();
  /** A moment that a message speaks of: that at which the exchange began that spoke of it first. */
  const instantOf = (moment: number, event: TraceEvent): number => {
    const known = instants.get(moment);
    if (known !== undefined) return known;
    const stable = beginningOf(event);
    instants.set(moment, stable);
    return stable;
  };

  return { at, durationOf, instantOf, jumpOf };
}

/** How far the clock is moved. To closing time it was less far by what the walk itself had taken, which is none of the story. */
function jumpOf(byMs: number): number {
  if (byMs % 1000 === 0) return byMs;
  return Math.round((byMs - BEHIND_MS) / MINUTE_MS) * MINUTE_MS + BEHIND_MS;
}
