import { useCallback } from 'react';
import type { StageOrder, StageState } from '#shared/api/stage-api.ts';
import { useTimelineRef } from '../timeline/timeline-provider.tsx';

/** Gives an order to the stage; where there is none, what moves along the film moves along it here, to rehearse. */
export const useSteps = (
  stage: StageState | null,
  order: (order: StageOrder) => void,
): ((wanted: StageOrder) => void) => {
  const timeline = useTimelineRef();
  const isThere = stage !== null;
  return useCallback(
    (wanted) => {
      order(wanted);
      if (isThere) return;
      switch (wanted.does) {
        case 'event before':
        case 'event after':
        case 'previous chapter':
        case 'next chapter':
        case 'to the first':
        case 'to the newest':
        case 'back to live':
          timeline.send({ type: wanted.does });
          return;
        case 'play or pause':
          timeline.send({ type: timeline.getSnapshot().matches({ view: 'playing' }) ? 'pause' : 'play' });
          return;
        default:
      }
    },
    [timeline, isThere, order],
  );
};
