import type { TokenChip } from '#shared/scene/to-chip.ts';
import { type Shape, shape } from './shape.ts';

/** As much of a name as there is room for before the seal. */
const longestName = 5;

/** A letter that is folded from the right and sealed there, as wide as a ticket and high as one. Its seal is the server’s. */
export function drawTokenChip({ name, cloth, worth, isNew }: TokenChip, transform: string): Shape {
  const letters = Array.from(name);
  const told = letters.length > longestName ? `${letters.slice(0, longestName - 1).join('')}…` : name;
  return shape(
    'g',
    { class: 'diagram-chip diagram-token', transform },
    shape('rect', {
      class: 'diagram-token-sheet',
      'data-worth': worth,
      x: -34,
      y: -12,
      width: 68,
      height: 24,
      rx: 1,
    }),
    ...(cloth === null
      ? []
      : [
          shape('rect', {
            class: 'diagram-chip-cloth',
            'data-cloth': cloth,
            x: -32,
            y: -10,
            width: 5,
            height: 20,
          }),
        ]),
    shape('path', { class: 'diagram-token-fold', d: 'M34 -12L11 0L34 12' }),
    shape('text', { class: 'diagram-token-name', x: -8, y: 4.5 }, told),
    ...drawSeal(worth),
    ...strikes[worth].map((d) => shape('path', { class: 'diagram-chip-strike', d })),
    ...(isNew ? [drawPlus(36, 5)] : []),
  );
}

/** Over its time, it is struck; on the list of what is denied, it is crossed out. */
const strikes: Record<TokenChip['worth'], readonly string[]> = {
  live: [],
  expired: ['M-26 7L9 -7'],
  denied: ['M-26 7L9 -7', 'M-26 -7L9 7'],
  changed: [],
  unsealed: [],
  unknown: [],
};

/** Whole where what is sealed is what was sealed here; cracked over other words, with a question mark where nobody knows it. */
function drawSeal(worth: TokenChip['worth']): Shape[] {
  const at = { transform: 'translate(20 0)' };
  if (worth === 'unsealed') return [shape('circle', { class: 'diagram-token-no-seal', ...at, r: 8 })];
  const sign = worth === 'changed' ? crack : worth === 'unknown' ? question : stamp;
  return [
    shape(
      'g',
      { class: 'diagram-token-seal', ...at },
      shape('path', { class: 'diagram-token-wax', 'data-worth': worth, d: wax }),
      shape('path', { class: 'diagram-sign', d: sign }),
    ),
  ];
}

/** A blot with a wavy rim. */
const wax =
  'M0 -10Q3.5 -11 5 -8.5Q8.5 -8.5 8.5 -5Q11 -3.5 10 0Q11 3.5 8.5 5Q8.5 8.5 5 8.5Q3.5 11 0 10Q-3.5 11 -5 8.5Q-8.5 8.5 -8.5 5Q-11 3.5 -10 0Q-11 -3.5 -8.5 -5Q-8.5 -8.5 -5 -8.5Q-3.5 -11 0 -10Z';
const stamp = 'M-4 1.5L0 -4.5L4 1.5M-2.5 4H2.5';
const crack = 'M-2 -10L2 -4L-3 1L3 5L-1 10';
const question = 'M-2.8 -3A2.9 2.9 0 1 1 0 0.5V1.8M0 5V5.2';

/** It reaches no lower than what it is on: right beneath may be the box around the next arrow. */
export const drawPlus = (x: number, y: number): Shape =>
  shape(
    'g',
    { class: 'diagram-chip-new', transform: `translate(${x} ${y})` },
    shape('circle', { r: 6.5 }),
    shape('path', { class: 'diagram-sign', d: 'M-3.5 0H3.5M0 -3.5V3.5' }),
  );
