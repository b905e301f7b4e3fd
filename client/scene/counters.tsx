import type { Counter, House } from './house.ts';
import type { Layout } from './lay-out-band.ts';
import { saidByLabel } from './marking.ts';

/** A counter for each server, with a bell for whom nobody sees. It hides whoever stands behind it from the waist down. */
export function Counters({ house, racks }: { house: House; racks: Layout['racks'] }) {
  return house.counters.map((counter) => (
    <CounterShape
      key={counter.of}
      counter={counter}
      scale={house.attendant}
      sign={house.hasOwnRacks ? (racks.find(({ id }) => id === counter.of)?.name ?? null) : null}
    />
  ));
}

/** @param sign Whose rack hangs here, in truth */
function CounterShape({ counter, scale, sign }: { counter: Counter; scale: number; sign: string | null }) {
  const { x, width, top, bottom } = counter;
  const unit = (amount: number) => amount * scale;
  const panels = Math.max(1, Math.round(width / unit(88)));
  const step = (width - unit(24)) / panels;
  const face = { top: top + unit(27), height: bottom - top - unit(50) };
  return (
    <g>
      <ellipse
        className="scene-shadow"
        cx={x + width / 2}
        cy={bottom}
        rx={width / 2 + unit(14)}
        ry={unit(8)}
      />
      <rect
        className="scene-counter"
        x={x + unit(8)}
        y={top + unit(8)}
        width={width - unit(16)}
        height={bottom - top - unit(8)}
      />
      {sign === null ? (
        Array.from({ length: panels }, (_, index) => x + unit(18) + index * step).map((left) => (
          <rect
            key={left}
            className="scene-panel"
            x={left}
            y={face.top}
            width={step - unit(12)}
            height={face.height}
            rx={unit(3)}
          />
        ))
      ) : (
        <text
          className="scene-counter-sign"
          x={x + width / 2}
          y={face.top + face.height * 0.72}
          style={{ fontSize: `${(width - unit(20)) / (sign.length * 0.54)}px` }}
          {...saidByLabel}
        >
          {sign}
        </text>
      )}
      <rect
        className="scene-kick"
        x={x + unit(4)}
        y={bottom - unit(12)}
        width={width - unit(8)}
        height={unit(12)}
      />
      <rect className="scene-countertop" x={x - 1} y={top} width={width + 2} height={unit(16)} rx={unit(4)} />
      {sign === null ? (
        <g style={{ transform: `translate(${x + width - unit(26)}px, ${top}px) scale(${scale})` }}>
          <path className="scene-bell" d="M-15 -3 Q-15 -19 0 -19 Q15 -19 15 -3Z" />
          <rect className="scene-bell" x="-18" y="-4" width="36" height="4" rx="2" />
          <circle className="scene-bell" cx="0" cy="-21" r="3.500" />
        </g>
      ) : null}
    </g>
  );
}
