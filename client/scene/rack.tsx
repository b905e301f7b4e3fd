import type { CSSProperties, ReactNode } from 'react';
import type { Scene } from '#shared/scene/scene.ts';
import { Coat } from './coat.tsx';
import { Hook, Plate } from './hook.tsx';
import type { Layout } from './lay-out.ts';
import type { Marking } from './marking.ts';
import { comingFrom, place } from './place.ts';

/** The session store: a hook for each session key, and what just happened to them. */
export function Rack({
  scene,
  layout,
  now,
  ids,
  marking,
}: {
  scene: Scene;
  layout: Layout;
  now: number;
  ids: string;
  marking: Marking;
}) {
  const { isClose, form } = layout;
  const { kind, sessions } = scene.motion;
  const scale = isClose ? form.close.scale : form.roomy.scale;
  const { bare } = layout;
  const spotted = scene.hooks.flatMap((hook) => {
    const spot = layout.hooks.get(hook.id);
    return spot ? [{ hook, spot }] : [];
  });
  const gone = scene.taken.flatMap((hook) => {
    const spot = layout.hooks.get(hook.id);
    return spot ? [{ hook, spot }] : [];
  });
  const from = { x: form.atCounter.x + 50, y: form.atCounter.y - 122 };

  return (
    <g>
      {scene.bare && bare ? (
        <g key={scene.upTo} style={place({ ...bare, scale: 1 })} className="scene-bare">
          <Plate number={scene.bare.number} isClose={isClose} />
          <g className="scene-shakes">
            <path
              className="scene-outline"
              style={{ transform: `scale(${scale})` }}
              d="M-13 24 Q-33 29 -40 46 L-49 116 L-33 121 L-29 84 L-34 151 Q0 160 34 151 L29 84 L33 121 L49 116 L40 46 Q33 29 13 24"
            />
            <text className="scene-nothing" y={100 * scale}>
              ?
            </text>
          </g>
        </g>
      ) : null}
      {gone.map(({ hook, spot }) => (
        <g key={hook.id}>
          <g style={place({ ...spot, scale: 1 })}>
            <Plate number={hook.number} isClose={isClose} />
          </g>
          {kind === 'given-back' ? null : (
            <g style={place(spot)}>
              <g key={scene.upTo} className={kind === 'revoked' ? 'scene-yanked' : 'scene-drops'}>
                <Coat coat={hook.coat} ids={ids} />
              </g>
            </g>
          )}
        </g>
      ))}
      {spotted.map(({ hook, spot }) => (
        <Hook key={hook.id} hook={hook} spot={spot} isClose={isClose} now={now} ids={ids} marking={marking}>
          {(coat) => {
            if (!sessions.includes(hook.id)) return coat;
            if (kind === 'handed-in')
              return (
                <Moving upTo={scene.upTo} name="scene-flies" style={comingFrom(from, spot)} coat={coat} />
              );
            if (kind === 'looked-up')
              return <Moving upTo={scene.upTo} name="scene-sways" style={{}} coat={coat} />;
            return coat;
          }}
        </Hook>
      ))}
    </g>
  );
}

/** The boards, and the pegs where nothing hangs. */
export function Boards({ layout }: { layout: Layout }) {
  const { isClose, form, racks } = layout;
  const { bay, perRow } = isClose ? form.close : form.roomy;
  return (
    <g>
      {layout.boards.map(({ rack, y, from: x, to }) => (
        <g key={`${rack} ${y}`}>
          {bay > 0 ? (
            <Bays from={x} to={to} top={y} drop={bay} count={Math.floor(perRow / racks.length)} />
          ) : null}
          <rect
            className="scene-board"
            x={x}
            y={y - (isClose ? 37 : 56)}
            width={to - x}
            height={isClose ? 37 : 56}
            rx="4"
          />
          <path className="scene-board-edge" d={`M${x + 4} ${y - 1} H${to - 4}`} />
        </g>
      ))}
      {layout.free.map((spot) => (
        <g key={`${spot.x} ${spot.y}`} style={place({ ...spot, scale: 1 })}>
          <Plate number={null} isClose={isClose} />
        </g>
      ))}
    </g>
  );
}

/** A wardrobe's open front, a bay for each hook: where nothing hangs yet, one sees that something could. */
function Bays({
  from,
  to,
  top,
  drop,
  count,
}: {
  from: number;
  to: number;
  top: number;
  drop: number;
  count: number;
}) {
  const step = (to - from) / count;
  const posts = Array.from(
    { length: count - 1 },
    (_, index) => `M${from + (index + 1) * step} ${top} v${drop}`,
  );
  return (
    <g>
      <rect className="scene-bay" x={from} y={top} width={to - from} height={drop} />
      <path className="scene-bay-post" d={posts.join('')} />
      <path className="scene-bay-side" d={`M${from + 4} ${top} v${drop + 4} H${to - 4} v${-drop - 4}`} />
    </g>
  );
}

function Moving({
  upTo,
  name,
  style,
  coat,
}: {
  upTo: number;
  name: string;
  style: CSSProperties;
  coat: ReactNode;
}) {
  return (
    <g key={upTo} className={name} style={style}>
      {coat}
    </g>
  );
}
