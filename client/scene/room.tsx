import { memo } from 'react';
import type { House } from './house.ts';

/** The house: foyer, cloakroom, velvet above, floor below. Nothing in it ever moves. */
export const Room = memo(function Room({ house, ids }: { house: House; ids: string }) {
  const { width, height, floor, pillar, valance } = house;
  return (
    <g>
      <defs>
        <pattern id={`${ids}-paper`} width="44" height="44" patternUnits="userSpaceOnUse">
          <path className="scene-wallpaper" d="M11 0 V44 M33 0 V44" />
          <path className="scene-wallpaper" d="M22 14 l5 8 l-5 8 l-5 -8Z" />
        </pattern>
        <pattern id={`${ids}-tiles`} width="64" height="28" patternUnits="userSpaceOnUse">
          <path className="scene-tile" d="M32 0 L64 14 L32 28 L0 14Z" />
        </pattern>
      </defs>
      <rect className="scene-wall" width={width} height={height} />
      <rect fill={`url(#${ids}-paper)`} width={width} height={floor} />
      <rect className="scene-foyer" width={pillar} height={floor} />
      <Wainscot to={pillar} top={floor - height * 0.27} bottom={floor} />
      <rect className="scene-floor" y={floor} width={width} height={height - floor} />
      <rect fill={`url(#${ids}-tiles)`} y={floor} width={width} height={height - floor} />
      <rect className="scene-skirting" y={floor - 5} width={width} height="5" />
      <g className="scene-pillar">
        <rect x={pillar - 6} width="12" height={floor + 5} />
        <path d={`M${pillar - 2} 0 V${floor + 5} M${pillar + 2} 0 V${floor + 5}`} />
      </g>
      <Valance from={pillar} to={width} drop={valance} />
    </g>
  );
});

function Wainscot({ to, top, bottom }: { to: number; top: number; bottom: number }) {
  const count = Math.max(1, Math.round(to / 84));
  const step = (to - 16) / count;
  return (
    <g className="scene-wainscot">
      <path d={`M0 ${top} H${to} M0 ${top + 6} H${to}`} />
      {Array.from({ length: count }, (_, index) => 10 + index * step).map((left) => (
        <rect
          key={left}
          x={left}
          y={top + 16}
          width={Math.max(0, step - 12)}
          height={Math.max(0, bottom - top - 34)}
        />
      ))}
    </g>
  );
}

/** Gathered velvet with a brass fringe. */
function Valance({ from, to, drop }: { from: number; to: number; drop: number }) {
  const [top, swing] = [drop * 0.72, drop * 0.55];
  const count = Math.max(1, Math.round((to - from) / Math.max(48, drop * 3)));
  const step = (to - from) / count;
  const scallops = Array.from({ length: count }, () => `q${step / 2} ${swing} ${step} 0`).join('');
  const folds = Array.from({ length: count + 1 }, (_, i) => `M${from + i * step} 0 V${top}`).join('');
  return (
    <g>
      <path className="scene-velvet" d={`M${from} 0 V${top} ${scallops} V0Z`} />
      <path className="scene-folds" d={folds} />
      <path className="scene-fringe" d={`M${from} ${top} ${scallops}`} />
    </g>
  );
}
