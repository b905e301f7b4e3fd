import type { Layout } from './lay-out.ts';
import { saidByLabel } from './marking.ts';

/** A rolled-down shutter before every rack that nobody can get at. `moves` is the event that brought it down. */
export function Shutters({ layout, moves }: { layout: Layout; moves: number | null }) {
  const { form } = layout;
  const isTall = form.name === 'tall';
  const [top, bottom] = isTall ? [34, 362] : [52, 392];
  return layout.racks
    .filter(({ isShut }) => isShut)
    .map(({ id, from, to }) => (
      <g key={id} className="scene-shutter">
        <g key={moves ?? 'down'} className={moves === null ? undefined : 'scene-rolls-down'}>
          <rect className="scene-slats" x={from - 4} y={top} width={to - from + 8} height={bottom - top} />
          {Array.from({ length: Math.floor((bottom - top) / 22) }, (_, row) => top + 22 * (row + 1)).map(
            (y) => (
              <path key={y} className="scene-slat" d={`M${from - 4} ${y} H${to + 4}`} />
            ),
          )}
          <path className="scene-board-edge" d={`M${from - 4} ${bottom} H${to + 4}`} />
          <g style={{ transform: `translate(${(from + to) / 2}px, ${(top + bottom) / 2}px)` }}>
            <rect className="scene-sign-plate" x="-74" y="-24" width="148" height="46" rx="5" />
            <text className="scene-sign" y="6" {...saidByLabel}>
              No access
            </text>
          </g>
        </g>
      </g>
    ));
}
