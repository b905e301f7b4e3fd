import { useId, useMemo, useRef, useState } from 'react';
import { toScene } from '#shared/scene/to-scene.ts';
import type { TraceEvent } from '#shared/trace/event.ts';
import { foldWorld } from '#shared/world/fold-world.ts';
import type { Lanes } from '../diagram/lanes.ts';
import type { Marked } from './marking.ts';
import { Picture } from './picture.tsx';
import { usePlace } from './use-place.ts';

/** The cloakroom as it was after the event of this number, whatever a timeline shows. @param events the trace up to it at least */
export function BandAt({ events, upTo, ...lanes }: Lanes & { events: readonly TraceEvent[]; upTo: number }) {
  const host = useRef<HTMLDivElement>(null);
  const ids = useId();
  const place = usePlace(host, lanes);
  const [marked, onMark] = useState<Marked>(null);
  const marking = useMemo(() => ({ marked, onMark }), [marked]);
  const { scene, now } = useMemo(() => {
    const world = foldWorld(events, upTo);
    return { scene: toScene(world, events), now: world.at };
  }, [events, upTo]);
  return (
    <div className="scene" ref={host}>
      {place && <Picture scene={scene} now={now} ids={ids} place={place} marking={marking} />}
    </div>
  );
}
