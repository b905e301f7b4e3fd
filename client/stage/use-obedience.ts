import { useCallback } from 'react';
import type { StageOrder, StageState } from '#shared/api/stage-api.ts';
import { useTimelineAtOnce, useTimelineRef } from '../timeline/timeline-provider.tsx';
import type { StageView } from './stage-view.ts';

type Parts = { showView: (view: StageView) => void; darken: (isDark: boolean) => void };

/** Does what this stage is told, by a key of its own or from another window. Both functions have to stay the same. */
export const useObedience = ({ showView, darken }: Parts): ((order: StageOrder) => void) => {
  const timeline = useTimelineRef();
  return useCallback(
    (order) => {
      switch (order.does) {
        case 'play or pause':
          timeline.send({ type: timeline.getSnapshot().matches({ view: 'playing' }) ? 'pause' : 'play' });
          return;
        case 'show event':
          timeline.send({ type: 'select event', number: order.number });
          return;
        case 'hold':
          timeline.send({ type: order.isHeld ? 'hold' : 'let in' });
          return;
        case 'view':
          showView(order.view);
          return;
        case 'black':
          darken(order.isDark);
          return;
        case 'act':
          timeline.send({ type: 'act', parts: order.parts });
          return;
        case 'runs':
          // They lie over all that is done here.
          return;
        default:
          timeline.send({ type: order.does });
      }
    },
    [timeline, showView, darken],
  );
};

/** What the timeline on this stage shows, as others are told of it. */
export const useShownByStage = (): Omit<StageState, 'view' | 'isDark' | 'runs'> => ({
  cursor: useTimelineAtOnce(({ context }) => context.cursor),
  head: useTimelineAtOnce(({ context }) => context.head),
  isHeld: useTimelineAtOnce(({ context }) => context.isHeld),
  isPlaying: useTimelineAtOnce((state) => state.matches({ view: 'playing' })),
});
