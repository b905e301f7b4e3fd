import { type RefObject, useMemo } from 'react';
import type { Lanes } from '../diagram/lanes.ts';
import { sideMargin } from '../diagram/layout.ts';
import type { Place } from './house.ts';
import { useSize } from './use-size.ts';

/** Numbers on tickets are read on a page from this size on, in CSS pixels; a room needs the size of its diagram's words. */
const smallestNumber = 14;

/** The place that an element gives the cloakroom, its lanes over those of the diagram beneath; null until it is known. */
export function usePlace(host: RefObject<HTMLElement | null>, { participants, layout }: Lanes): Place | null {
  const size = useSize(host);
  return useMemo(() => {
    if (!size) return null;
    const { columnWidth: laneWidth, fontSize } = layout;
    const left =
      Math.max(0, (size.width - participants.length * laneWidth - 2 * sideMargin) / 2) + sideMargin;
    const lanes = participants.map((one, index) => ({ ...one, x: left + (index + 0.5) * laneWidth }));
    return { ...size, laneWidth, lanes, smallestText: Math.max(smallestNumber, fontSize) };
  }, [participants, layout, size]);
}
