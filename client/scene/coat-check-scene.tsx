import { useId, useRef } from 'react';
import type { Scene } from '#shared/scene/scene.ts';
import type { Marking } from './marking.ts';
import { Picture } from './picture.tsx';
import { useWidth } from './use-width.ts';
import './scene.css';
import './room.css';
import './rack.css';
import './people.css';
import './motion.css';

type Props = Marking & {
  scene: Scene;
  now: number;
  /** Below this many CSS pixels the rack stands above the people and not beside them. */
  wideFrom?: number | undefined;
};

/** The cloakroom of one scene, drawn for the room that it has. */
export function CoatCheckScene({ scene, now, wideFrom = 680, marked, onMark }: Props) {
  const frame = useRef<HTMLDivElement>(null);
  const width = useWidth(frame);
  const ids = useId();
  return (
    <div ref={frame} className="scene">
      {width > 0 ? (
        <Picture scene={scene} now={now} ids={ids} isWide={width >= wideFrom} marking={{ marked, onMark }} />
      ) : null}
    </div>
  );
}
