import { memo, useId, useMemo, useRef } from 'react';
import { toScene } from '#shared/scene/to-scene.ts';
import type { TraceEvent } from '#shared/trace/event.ts';
import type { World } from '#shared/world/world.ts';
import type { Lanes } from '../diagram/lanes.ts';
import { useServerClock, useTimeline } from '../timeline/timeline-provider.tsx';
import { waitingInWings } from '../timeline/timeline-view.ts';
import { useIsLive, useShownPast } from '../timeline/use-shown.ts';
import type { Place } from './house.ts';
import { useMarking } from './marking-provider.tsx';
import { Picture } from './picture.tsx';
import { useFrameLater } from './use-frame-later.ts';
import { usePlace } from './use-place.ts';

/** The cloakroom at the instant that the timeline shows, each figure over its own lane of the diagram. */
export function Band(lanes: Lanes) {
  const host = useRef<HTMLDivElement>(null);
  const place = usePlace(host, lanes);
  const { world: shown, trace } = useShownPast();
  const world = useFrameLater(shown);
  return (
    <div className="scene" ref={host}>
      {place && <AtInstant world={world} events={trace} place={place} />}
    </div>
  );
}

type Instant = { world: World; events: readonly TraceEvent[]; place: Place };

/** Apart, so that a step of the cursor draws nothing until the scene follows it. */
const AtInstant = memo(function AtInstant({ world, events, place }: Instant) {
  const ids = useId();
  const clock = useServerClock();
  const isLive = useIsLive();
  // In the wings the clock may have been moved on.
  const isNewest = useTimeline(({ context }) => waitingInWings(context) === 0);
  const scene = useMemo(() => toScene(world, events), [world, events]);
  const now = isLive && isNewest ? Math.max(clock, world.at) : world.at;
  return <Picture scene={scene} now={now} ids={ids} place={place} marking={useMarking()} />;
});
