import type { World } from '#shared/world/world.ts';
import { useServerClock } from '../../timeline/timeline-provider.tsx';
import { useIsLive, useShownWorld } from '../../timeline/use-shown.ts';

/** The shown world, at the clock’s own time while nothing is shown but what is now: a token ends without an event. */
export function useWorldNow(): World {
  const world = useShownWorld();
  const clock = useServerClock();
  const at = useIsLive() ? Math.max(clock, world.at) : world.at;
  return at === world.at ? world : { ...world, at };
}
