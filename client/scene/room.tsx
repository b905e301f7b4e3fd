import { Decor } from './decor.tsx';
import type { Layout } from './lay-out.ts';

/** The house: foyer, cloakroom, velvet above, floor below. Nothing in it ever moves. */
export function Room({ layout, ids }: { layout: Layout; ids: string }) {
  const { form, height } = layout;
  const { width, floor, foyer } = form;
  const left = form.name === 'wide' ? foyer.to : 0;
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
        <radialGradient id={`${ids}-glow`}>
          <stop className="scene-glow" offset="0.1" />
          <stop className="scene-glow-edge" offset="1" />
        </radialGradient>
      </defs>
      <rect className="scene-wall" width={width} height={height} />
      <rect fill={`url(#${ids}-paper)`} width={width} height={floor} />
      <rect className="scene-foyer" x="0" y={foyer.from} width={foyer.to} height={floor - foyer.from} />
      <Wainscot from={0} to={foyer.to} top={floor - 128} bottom={floor} />
      <rect className="scene-floor" y={floor} width={width} height={height - floor} />
      <rect fill={`url(#${ids}-tiles)`} y={floor} width={width} height={height - floor} />
      <rect className="scene-skirting" y={floor - 10} width={width} height="10" />
      <Pillar x={foyer.to} top={foyer.from} bottom={floor + 8} hasCap={form.name === 'tall'} />
      {form.name === 'wide' ? <Decor ids={ids} hasUmbrella={layout.hidden.length === 0} /> : null}
      <Valance from={left} to={width} isSmall={form.name === 'tall'} />
      {layout.racks.map(({ id, name, from, to }) => (
        <RackSign key={id} x={(from + to) / 2} y={form.name === 'tall' ? 15 : 27} name={name} />
      ))}
    </g>
  );
}

function Wainscot({ from, to, top, bottom }: { from: number; to: number; top: number; bottom: number }) {
  const count = Math.max(2, Math.round((to - from) / 112));
  const step = (to - from - 24) / count;
  return (
    <g className="scene-wainscot">
      <path d={`M${from} ${top} H${to} M${from} ${top + 8} H${to}`} />
      {Array.from({ length: count }, (_, index) => from + 14 + index * step).map((left) => (
        <rect key={left} x={left} y={top + 24} width={step - 14} height={bottom - top - 52} />
      ))}
    </g>
  );
}

function Pillar({ x, top, bottom, hasCap }: { x: number; top: number; bottom: number; hasCap: boolean }) {
  return (
    <g className="scene-pillar">
      <rect x={x - 9} y={top} width="18" height={bottom - top} />
      <path d={`M${x - 3} ${top} V${bottom} M${x + 3} ${top} V${bottom}`} />
      {hasCap ? <path className="scene-board-edge" d={`M0 ${top} H${x + 12}`} /> : null}
    </g>
  );
}

/** Whose the rack is, in truth. */
function RackSign({ x, y, name }: { x: number; y: number; name: string }) {
  return (
    <g style={{ transform: `translate(${x}px, ${y}px)` }}>
      <rect className="scene-sign-plate" x="-88" y="-14" width="176" height="32" rx="16" />
      <text className="scene-sign" y="10">
        {name}
      </text>
    </g>
  );
}

/** Gathered velvet with a brass fringe, and the rack's sign on it. */
function Valance({ from, to, isSmall }: { from: number; to: number; isSmall: boolean }) {
  const [top, drop] = isSmall ? [18, 14] : [32, 22];
  const count = Math.round((to - from) / (isSmall ? 60 : 94));
  const step = (to - from) / count;
  const scallops = Array.from({ length: count }, () => `q${step / 2} ${drop} ${step} 0`).join('');
  const folds = Array.from({ length: count + 1 }, (_, i) => `M${from + i * step} 0 V${top}`).join('');
  return (
    <g>
      <path className="scene-velvet" d={`M${from} 0 V${top} ${scallops} V0Z`} />
      <path className="scene-folds" d={folds} />
      <path className="scene-fringe" d={`M${from} ${top} ${scallops}`} />
    </g>
  );
}
