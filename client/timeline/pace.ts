import { describeEvent } from '#shared/trace/describe-event.ts';
import type { TraceEvent } from '#shared/trace/event.ts';

/** The speeds at which a trace can be played, as factors of the pace of a good explanation. */
export const speeds = [0.5, 1, 2, 4] as const;
export type Speed = (typeof speeds)[number];

const SHORTEST_MS = 1200;
const LONGEST_MS = 4500;
/** About 25 characters a second: somebody reads the sentence while looking at the picture. */
const MS_PER_CHARACTER = 40;
/** A breath before the next action begins. */
const BETWEEN_EXCHANGES_MS = 900;

/** How long to stay on an event before the next one is shown, in milliseconds at the given speed. */
export function pauseAfter(event: TraceEvent, next: TraceEvent, speed: Speed): number {
  const reading = SHORTEST_MS / 2 + describeEvent(event).length * MS_PER_CHARACTER;
  const breath = next.exchange === event.exchange ? 0 : BETWEEN_EXCHANGES_MS;
  return (Math.min(Math.max(reading, SHORTEST_MS), LONGEST_MS) + breath) / speed;
}
