import type { CSSProperties, ReactNode } from 'react';
import type { Scene } from '#shared/scene/scene.ts';
import { Coat } from './coat.tsx';
import { Hook, Plate } from './hook.tsx';
import type { Layout } from './lay-out-band.ts';
import type { Marking } from './marking.ts';
import { comingFrom, place } from './place.ts';

type Props = { scene: Scene; layout: Layout; now: number; ids: string; marking: Marking };

/** The coats on the racks: a hook for each session key, and what just happened to them. */
export function Rack({ scene, layout, now, ids, marking }: Props) {
  const { bare, shape } = layout;
  const { kind, sessions } = scene.motion;
  const spotted = scene.hooks.flatMap((hook) => {
    const spot = layout.hooks.get(hook.id);
    return spot ? [{ hook, spot }] : [];
  });
  const gone = scene.taken.flatMap((hook) => {
    const spot = layout.hooks.get(hook.id);
    return spot ? [{ hook, spot }] : [];
  });
  const giver = layout.guests.find(({ guest }) => guest.isAtCounter)?.spot;

  return (
    <g>
      {scene.bare && bare ? (
        <g key={scene.upTo} style={place({ ...bare, scale: 1 })} className="scene-bare">
          <Plate number={scene.bare.number} shape={shape} />
          <g className="scene-shakes">
            <path
              className="scene-outline"
              style={{ transform: `scale(${shape.coat})` }}
              d="M-13 24 Q-33 29 -40 46 L-49 116 L-33 121 L-29 84 L-34 151 Q0 160 34 151 L29 84 L33 121 L49 116 L40 46 Q33 29 13 24"
            />
            {/* No larger than the coat that is not there: in close rows a plate hangs below. */}
            <text
              className="scene-nothing"
              y={112 * shape.coat}
              style={{ fontSize: Math.min(1.7 * shape.plate.text, 100 * shape.coat) }}
            >
              ?
            </text>
          </g>
        </g>
      ) : null}
      {gone.map(({ hook, spot }) => (
        <g key={hook.id}>
          <g style={place({ ...spot, scale: 1 })}>
            <Plate number={hook.number} shape={shape} />
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
        <Hook key={hook.id} hook={hook} spot={spot} shape={shape} now={now} ids={ids} marking={marking}>
          {(coat) => {
            if (!sessions.includes(hook.id)) return coat;
            if (kind === 'handed-in' && giver) {
              const from = { x: giver.x + 50 * giver.scale, y: giver.y - 122 * giver.scale };
              return (
                <Moving upTo={scene.upTo} name="scene-flies" style={comingFrom(from, spot)} coat={coat} />
              );
            }
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
export function Boards({ layout: { boards, free, shape } }: { layout: Layout }) {
  return (
    <g>
      {boards.map(({ key, ...board }) => (
        <g key={key}>
          <rect className="scene-board" {...board} rx="4" />
          <path
            className="scene-board-edge"
            d={`M${board.x + 3} ${board.y + board.height - 1} H${board.x + board.width - 3}`}
          />
        </g>
      ))}
      {free.map((spot) => (
        <g key={`${spot.x} ${spot.y}`} style={place({ ...spot, scale: 1 })}>
          <Plate number={null} shape={shape} />
        </g>
      ))}
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
