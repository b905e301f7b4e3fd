import type { ReactNode } from 'react';
import type { Hook as HookData } from '#shared/scene/scene.ts';
import { toTimeLeft } from '#shared/scene/time-left.ts';
import { Coat } from './coat.tsx';
import type { Spot } from './lay-out.ts';
import { type Marking, markProps } from './marking.ts';
import { place } from './place.ts';

type Size = { isClose: boolean; scale: number };

/** One key of the store: its number on an enamel plate, the coat beneath, whose it is and how long it may hang. */
export function Hook({
  hook,
  spot,
  isClose,
  now,
  ids,
  marking,
  children,
}: {
  hook: HookData;
  spot: Spot;
  isClose: boolean;
  now: number;
  ids: string;
  marking: Marking;
  /** Draws the coat, for whoever wants it to move. */
  children?: (coat: ReactNode) => ReactNode;
}) {
  const left = toTimeLeft(hook.expiresAt, now);
  const whose = `${hook.coat.owner}’s coat`;
  const says = hook.expiresAt === null ? 'no closing time' : `${left} left`;
  const coat = <Coat coat={hook.coat} ids={ids} />;
  const bottom = 160 * spot.scale;
  return (
    <g
      className="scene-hook"
      style={place({ ...spot, scale: 1 })}
      {...markProps(marking, { kind: 'hook', id: hook.key }, `Hook ${hook.number}: ${whose}, ${says}`)}
    >
      <rect
        className="scene-halo"
        x={isClose ? -41 : -60}
        y={isClose ? -34 : -54}
        width={isClose ? 82 : 120}
        height={bottom + (isClose ? 56 : 108)}
        rx="10"
      />
      <Plate number={hook.number} isClose={isClose} scale={spot.scale} />
      <g style={{ transform: `scale(${spot.scale})` }}>{children ? children(coat) : coat}</g>
      {isClose ? null : (
        <text className="scene-owner" y={bottom + 21}>
          {hook.coat.owner}
        </text>
      )}
      <text className="scene-left" data-close={isClose || undefined} y={bottom + (isClose ? 17 : 46)}>
        {left}
      </text>
    </g>
  );
}

/** A bare peg with its plate; without a number nobody has hung anything here. */
export function Plate({ number, isClose }: { number: string | null } & Size) {
  const [w, h] = isClose ? [78, 24] : [110, 34];
  const top = isClose ? -31 : -48;
  return (
    <g className="scene-plate" data-empty={number === null || undefined}>
      <rect x={-w / 2} y={top} width={w} height={h} rx="5" />
      {number === null ? null : (
        <text className="scene-number" data-close={isClose || undefined} y={top + h / 2 + (isClose ? 5 : 6)}>
          {number}
        </text>
      )}
      <path className="scene-peg" d="M0 -11 V-3 Q0 5 7 4 Q11 2 10 -3" />
    </g>
  );
}
