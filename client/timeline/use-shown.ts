import type { TraceEvent } from '#shared/trace/event.ts';
import type { World } from '#shared/world/world.ts';
import { useFilm, useTimeline, useTraceSource } from './timeline-provider.tsx';
import { shownEvent, shownNumber } from './timeline-view.ts';

/** The event that is shown: under the cursor, or the newest while live. */
export const useShownEvent = (): TraceEvent | null => useTimeline(({ context }) => shownEvent(context));

/** The trace that the shown event stands in, and the world after it. */
export const useShownPast = (): { trace: readonly TraceEvent[]; world: World } => {
  const events = useTimeline(({ context }) => context.events);
  const shown = useTimeline(({ context }) => shownNumber(context));
  const { past } = useTraceSource();
  const film = useFilm();
  const { trace, upTo } = past?.(shown) ?? { trace: events, upTo: shown };
  return { trace, world: film.at(trace, upTo) };
};

/** The world at the shown instant. */
export const useShownWorld = (): World => useShownPast().world;

export const useIsLive = (): boolean => useTimeline((state) => state.matches({ view: 'live' }));
