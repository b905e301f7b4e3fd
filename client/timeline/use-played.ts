import type { TraceEvent } from '#shared/trace/event.ts';
import type { World } from '#shared/world/world.ts';
import { useFilm, useTimeline } from './timeline-provider.tsx';
import { playedEvents } from './timeline-view.ts';

/**
 * The events that have been shown, wherever the cursor stands. Whatever tells what has happened reads these, so that no
 * answer comes before its arrow.
 */
export const usePlayed = (): readonly TraceEvent[] => useTimeline(({ context }) => playedEvents(context));

/** The world after them: for what can be done next. */
export const useLatestWorld = (): World => {
  const events = useTimeline(({ context }) => context.events);
  const head = useTimeline(({ context }) => context.head);
  return useFilm().at(events, head);
};
