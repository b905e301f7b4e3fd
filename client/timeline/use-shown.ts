import type { TraceEvent } from '#shared/trace/event.ts';
import type { World } from '#shared/world/world.ts';
import { useFilm, useTimeline } from './timeline-provider.tsx';
import { shownEvent, shownNumber } from './timeline-view.ts';

/** The event that is shown: under the cursor, or the newest while live. */
export const useShownEvent = (): TraceEvent | null => useTimeline(({ context }) => shownEvent(context));

/** The world at the shown instant. */
export const useShownWorld = (): World => {
  const events = useTimeline(({ context }) => context.events);
  const upTo = useTimeline(({ context }) => shownNumber(context));
  return useFilm().at(events, upTo);
};

export const useIsLive = (): boolean => useTimeline((state) => state.matches({ view: 'live' }));
