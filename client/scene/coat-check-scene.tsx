import { useId, useMemo, useRef } from 'react';
import type { Scene } from '#shared/scene/scene.ts';
import { toScene } from '#shared/scene/to-scene.ts';
import type { TraceEvent } from '#shared/trace/event.ts';
import type { World } from '#shared/world/world.ts';
import type { Marking } from './marking.ts';
import { Picture } from './picture.tsx';
import { useWidth } from './use-width.ts';
import './scene.css';
import './house.css';
import './rack.css';
import './people.css';
import './motion.css';

/** What the scene is a picture of. `now` is the sandbox's clock in milliseconds since the epoch, for time left. */
export type SceneProps = Marking & { world: World; events: readonly TraceEvent[]; now: number };

/** Below this many CSS pixels the rack stands above the people and not beside them. */
const wideFrom = 680;

/** The cloakroom at the instant of `world`, with the motion of its last event. */
export function CoatCheckScene({ world, events, ...rest }: SceneProps) {
  const scene = useMemo(() => toScene(world, events), [world, events]);
  return <DrawnScene scene={scene} {...rest} />;
}

/** A scene that is already told, drawn for the room that it has. */
export function DrawnScene({ scene, now, marked, onMark }: Marking & { scene: Scene; now: number }) {
  const frame = useRef<HTMLDivElement>(null);
  const width = useWidth(frame);
  const ids = useId();
  return (
    <div ref={frame} className="scene">
      {width > 0 ? (
        <Picture {...{ scene, now, ids }} isWide={width >= wideFrom} marking={{ marked, onMark }} />
      ) : null}
    </div>
  );
}
