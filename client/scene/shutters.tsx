import type { Layout } from './lay-out-band.ts';
import { saidByLabel } from './marking.ts';

/** A rolled-down shutter before every rack that nobody can get at. `moves` is the event that brought it down. */
export function Shutters({ layout, moves }: { layout: Layout; moves: number | null }) {
  const { valance, floor, smallText } = layout.house;
  const [top, bottom] = [valance - 3, floor - 8];
  const slat = Math.max(8, (bottom - top) / 16);
  const sign = { width: smallText * 6.4, height: smallText * 2 };
  return layout.racks
    .filter(({ isShut }) => isShut)
    .map(({ id, from, to }) => (
      <g key={id} className="scene-shutter">
        <g key={moves ?? 'down'} className={moves === null ? undefined : 'scene-rolls-down'}>
          <rect className="scene-slats" x={from} y={top} width={to - from} height={bottom - top} />
          {Array.from({ length: Math.floor((bottom - top) / slat) }, (_, row) => top + slat * (row + 1)).map(
            (y) => (
              <path key={y} className="scene-slat" d={`M${from} ${y} H${to}`} />
            ),
          )}
          <path className="scene-board-edge" d={`M${from} ${bottom} H${to}`} />
          <g style={{ transform: `translate(${(from + to) / 2}px, ${(top + bottom) / 2}px)` }}>
            <rect
              className="scene-sign-plate"
              x={-sign.width / 2}
              y={-sign.height / 2}
              width={sign.width}
              height={sign.height}
              rx="5"
            />
            <text className="scene-sign" y={smallText * 0.36} {...saidByLabel}>
              No access
            </text>
          </g>
        </g>
      </g>
    ));
}
