import type { Denial } from '#shared/scene/scene.ts';
import type { Layout } from './lay-out-band.ts';
import { type Marking, markProps, saidByLabel } from './marking.ts';
import { place } from './place.ts';

/** Of a torn half, in its own units. */
const width = 70;
const nameSize = 22;
const torn = `M-35 -20 H30 L23 -9 L33 1 L24 11 L31 20 H-35Z`;

/** The list of what is denied: halves of letters in a row before the shared rack, the newest first. */
export function DeniedLetters({
  denials,
  layout: { racks, hidden, house },
  marking,
}: {
  denials: readonly Denial[];
  layout: Layout;
  marking: Marking;
}) {
  const { floor, store, laneWidth, smallText, smallestText } = house;
  if (denials.length === 0 || !store) return null;
  const text = Math.max(12, smallestText);
  const scale = text / nameSize;
  const [from, to] = [store.x - laneWidth / 2 + 6, store.x + laneWidth / 2 - 6];
  // In the middle it is told how many coats there was no room for.
  const end = hidden.length > 0 ? store.x - smallText * 2.6 : to;
  const step = width * scale + 3;
  const word = text * 3.6;
  const isNamed = end - from > word + 2 * step;
  const first = from + (isNamed ? word : 0) + step / 2;
  const roomFor = (length: number) => Math.max(1, Math.floor(length / step));
  const rest = end - first + step / 2;
  // What is left out is counted behind them.
  const shown = denials.length > roomFor(rest) ? denials.slice(-roomFor(rest - text * 1.7)) : denials;
  const more = denials.length - shown.length;
  const y = (floor + house.height) / 2;
  return (
    <g
      className="scene-denied"
      data-shut={racks.some(({ id, isShut }) => id === 'store' && isShut) || undefined}
    >
      {isNamed ? (
        <text
          className="scene-denied-word"
          x={from}
          y={y + text * 0.36}
          style={{ fontSize: text }}
          {...saidByLabel}
        >
          Denied
        </text>
      ) : null}
      {[...shown].reverse().map((denial, index) => (
        <g key={denial.key} style={place({ x: first + index * step, y, scale })}>
          <TornLetter denial={denial} marking={marking} />
        </g>
      ))}
      {more > 0 ? (
        <text
          className="scene-denied-word"
          x={first + shown.length * step - step / 2}
          y={y + text * 0.36}
          style={{ fontSize: text }}
          {...saidByLabel}
        >
          {`+${more}`}
        </text>
      ) : null}
    </g>
  );
}

function TornLetter({ denial: { key, name, cloth }, marking }: { denial: Denial; marking: Marking }) {
  const whose = name ? `${name}’s voucher` : 'A voucher';
  return (
    <g
      className="scene-voucher"
      data-worth="denied"
      {...markProps(marking, { kind: 'hook', id: key }, `${whose}, on the list of what is denied`)}
    >
      <rect className="scene-halo" x="-39" y="-24" width="78" height="48" rx="6" />
      <path className="scene-sheet" d={torn} />
      {cloth === null ? null : (
        <rect className="scene-ticket-cloth" data-cloth={cloth} x="-32" y="-17" width="7" height="34" />
      )}
      <text
        className="scene-voucher-name"
        x="0"
        y="7"
        textLength={Array.from(name).length > 4 ? 44 : undefined}
        lengthAdjust="spacingAndGlyphs"
        {...saidByLabel}
      >
        {name || '?'}
      </text>
      <path className="scene-void" d="M-24 12 L24 -12" />
    </g>
  );
}
