import type { Hook } from '#shared/scene/scene.ts';

/** The coats for which the rack has no room, edge on, and how many they are. */
export function Trolley({ hooks, x, y }: { hooks: readonly Hook[]; x: number; y: number }) {
  if (hooks.length === 0) return null;
  const slices = hooks.slice(0, 14);
  return (
    <g style={{ transform: `translate(${x}px, ${y}px)` }} className="scene-trolley">
      <path className="scene-pole" d="M-62 -8 V-118 H62 V-8 M-70 -14 H70" />
      {slices.map(({ id, coat }, index) => (
        <g key={id} className="scene-coat" data-cloth={coat.cloth}>
          <path
            className="scene-cloth"
            d={`M${-50 + index * 7} -112 q5 2 5 12 l2 66 h-9 l-2 -66 q0 -10 4 -12Z`}
          />
        </g>
      ))}
      <circle className="scene-wheel" cx="-62" cy="-5" r="6" />
      <circle className="scene-wheel" cx="62" cy="-5" r="6" />
      <rect className="scene-sign-plate" x="-52" y="-74" width="104" height="34" rx="5" />
      <text className="scene-owner" y="-50">
        +{hooks.length} more
      </text>
    </g>
  );
}
