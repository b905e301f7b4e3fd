import type { Participant } from '#shared/diagram/participants.ts';
import type { Place } from './house.ts';

/** A place for these lanes, as wide as they are. */
export const placeFor = (
  participants: readonly Participant[],
  { laneWidth, height, smallestText = 14 }: { laneWidth: number; height: number; smallestText?: number },
): Place => ({
  width: participants.length * laneWidth + 12,
  height,
  laneWidth,
  smallestText,
  lanes: participants.map((one, index) => ({ ...one, x: 6 + (index + 0.5) * laneWidth })),
});
