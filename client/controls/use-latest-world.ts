import type { World } from '#shared/world/world.ts';
import { useFilm, useTimeline } from '../timeline/timeline-provider.tsx';

/** The world as it is now, wherever the cursor stands: for what can be done next. */
export const useLatestWorld = (): World => {
  const events = useTimeline(({ context }) => context.events);
  return useFilm().at(events, Number.POSITIVE_INFINITY);
};
