import type { ReactNode } from 'react';
import type { Hook as HookData } from '#shared/scene/scene.ts';
import { isOver, toMinutesLeft, toTimeLeft } from '#shared/scene/time-left.ts';
import { Coat } from './coat.tsx';
import type { Spot } from './lay-out-band.ts';
import type { HookShape } from './lay-out-racks.ts';
import { type Marking, markProps, saidByLabel } from './marking.ts';
import { place } from './place.ts';

/** One key of the store: its number on an enamel plate, the coat beneath, whose it is and how long it may hang. */
export function Hook({
  hook,
  spot,
  shape,
  now,
  ids,
  marking,
  children,
}: {
  hook: HookData;
  spot: Spot;
  shape: HookShape;
  now: number;
  ids: string;
  marking: Marking;
  /** Draws the coat, for whoever wants it to move. */
  children?: (coat: ReactNode) => ReactNode;
}) {
  const { plate, pitch, lines, text, isClose } = shape;
  const left = toTimeLeft(hook.expiresAt, now);
  const whose = `${hook.coat.owner}’s coat`;
  const says = sayLeft(hook.expiresAt, left, now);
  const coat = <Coat coat={hook.coat} ids={ids} />;
  const bottom = 158 * spot.scale;
  const width = Math.min(pitch, plate.width + 10);
  const bounds = {
    x: -width / 2,
    y: -plate.height - 4,
    width,
    height: plate.height + bottom + lines * text * 1.2 + 8,
    rx: 6,
  };
  const room = Math.floor(pitch / (text * 0.56));
  return (
    <g className="scene-hook" style={place({ ...spot, scale: 1 })}>
      <rect className="scene-halo" {...bounds} />
      <Plate number={hook.number} shape={shape} />
      <g style={{ transform: `scale(${spot.scale})` }}>{children ? children(coat) : coat}</g>
      {lines > 1 ? (
        <text className="scene-owner" {...saidByLabel} y={bottom + text * 0.95}>
          {hook.coat.owner.length > room ? `${hook.coat.owner.slice(0, room - 1)}…` : hook.coat.owner}
        </text>
      ) : null}
      {lines > 0 ? (
        <text className="scene-left" {...saidByLabel} y={bottom + text * (lines > 1 ? 2.1 : 0.95)}>
          {isClose || text * 4.3 > pitch ? toMinutesLeft(hook.expiresAt, now) : left}
        </text>
      ) : null}
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
export function Plate({ number, shape: { plate } }: { number: string | null; shape: HookShape }) {
  const { width, height, text } = plate;
  const isLong = number !== null && number.length > 4;
  return (
    <g className="scene-plate" {...saidByLabel} data-empty={number === null || undefined}>
      <rect x={-width / 2} y={-height - 2} width={width} height={height} rx={height / 7} />
      {number === null ? null : (
        <text
          className="scene-plate-number"
          y={-height / 2 - 2 + text * 0.36}
          textLength={isLong ? width - 6 : undefined}
          lengthAdjust="spacingAndGlyphs"
        >
          {number}
        </text>
      )}
      <path
        className="scene-peg"
        style={{ transform: `scale(${height / 34})` }}
        d="M0 -4 V2 Q0 9 7 8 Q11 6 10 1"
      />
    </g>
  );
}
