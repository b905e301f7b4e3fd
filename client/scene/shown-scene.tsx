import { useServerClock, useTimeline } from '../timeline/timeline-provider.tsx';
import { useIsLive, useShownWorld } from '../timeline/use-shown.ts';
import { AnalogyAndTruth } from './analogy-and-truth.tsx';
import { useMarking } from './marking-provider.tsx';

/** The cloakroom at the instant that the timeline shows. */
export function ShownScene({ wideFrom }: { wideFrom?: number }) {
  const world = useShownWorld();
  const events = useTimeline(({ context }) => context.events);
  const clock = useServerClock();
  const isLive = useIsLive();
  const now = isLive ? Math.max(clock, world.at) : world.at;
  return <AnalogyAndTruth world={world} events={events} now={now} wideFrom={wideFrom} {...useMarking()} />;
}
