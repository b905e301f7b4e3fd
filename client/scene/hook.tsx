import type { ReactNode } from 'react';
import type { Hook as HookData } from '#shared/scene/scene.ts';
import { isOver, toTimeLeft } from '#shared/scene/time-left.ts';
import { Coat } from './coat.tsx';
import type { Spot } from './lay-out.ts';
import { type Marking, markProps, saidByLabel } from './marking.ts';
import { place } from './place.ts';

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
  const says = sayLeft(hook.expiresAt, left, now);
  const coat = <Coat coat={hook.coat} ids={ids} />;
  const bottom = 160 * spot.scale;
  const bounds = isClose
    ? { x: -41, y: -34, width: 82, height: bottom + 56, rx: 10 }
    : { x: -60, y: -54, width: 120, height: bottom + 108, rx: 10 };
  return (
    <g className="scene-hook" style={place({ ...spot, scale: 1 })}>
      <rect className="scene-halo" {...bounds} />
      <Plate number={hook.number} isClose={isClose} />
      <g style={{ transform: `scale(${spot.scale})` }}>{children ? children(coat) : coat}</g>
      {isClose ? null : (
        <text className="scene-owner" {...saidByLabel} y={bottom + 21}>
          {hook.coat.owner}
        </text>
      )}
      <text
        className="scene-left"
        {...saidByLabel}
        data-close={isClose || undefined}
        y={bottom + (isClose ? 17 : 46)}
      >
        {left}
      </text>
      <rect
        className="scene-touch"
        {...bounds}
        {...markProps(marking, { kind: 'hook', id: hook.key }, `Hook ${hook.number}: ${whose}, ${says}`)}
      />
    </g>
  );
}

const sayLeft = (expiresAt: number | null, left: string, now: number): string => {
  if (expiresAt === null) return 'no closing time';
  return isOver(expiresAt, now) ? 'its time is up' : `${left} left`;
};

/** A bare peg with its plate; without a number nobody has hung anything here. */
export function Plate({ number, isClose }: { number: string | null; isClose: boolean }) {
  const [w, h] = isClose ? [78, 24] : [110, 34];
  const top = isClose ? -31 : -48;
  return (
    <g className="scene-plate" {...saidByLabel} data-empty={number === null || undefined}>
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
