import type { Layout } from './lay-out.ts';

/** The counter, with a bell for whom nobody sees. It hides whoever stands behind it from the waist down. */
export function Counter({ form, attendants }: { form: Layout['form']; attendants: number }) {
  const { x, top, bottom } = form.counter;
  const width = form.counter.width + (attendants - 1) * form.attendant.pitch;
  const panels = Math.round(width / 84);
  const step = (width - 24) / panels;
  return (
    <g>
      <ellipse className="scene-shadow" cx={x + width / 2} cy={bottom} rx={width / 2 + 14} ry="8" />
      <rect className="scene-counter" x={x + 8} y={top + 8} width={width - 16} height={bottom - top - 8} />
      {Array.from({ length: panels }, (_, index) => x + 18 + index * step).map((left) => (
        <rect
          key={left}
          className="scene-panel"
          x={left}
          y={top + 30}
          width={step - 12}
          height={bottom - top - 54}
          rx="3"
        />
      ))}
      <rect className="scene-kick" x={x + 4} y={bottom - 12} width={width - 8} height="12" />
      <rect className="scene-countertop" x={x - 6} y={top} width={width + 12} height="16" rx="4" />
      <path className="scene-board-edge" d={`M${x} ${top + 18} H${x + width}`} />
      <g style={{ transform: `translate(${x + width - 26}px, ${top}px)` }}>
        <path className="scene-bell" d="M-15 -3 Q-15 -19 0 -19 Q15 -19 15 -3Z" />
        <rect className="scene-bell" x="-18" y="-4" width="36" height="4" rx="2" />
        <circle className="scene-bell" cx="0" cy="-21" r="3.500" />
      </g>
    </g>
  );
}
