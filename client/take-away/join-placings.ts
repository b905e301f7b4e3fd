import type { Box, Placed, Placing } from './read-picture.ts';

/**
 * Puts pictures of the same participants beneath each other as one: every column as far to the right as the widest
 * needs it, heads at the very top and the very bottom only. `statements` says how many each picture has, so that
 * indices go on counting from one to the next.
 */
export const joinPlacings = (parts: readonly { placing: Placing; statements: number }[]): Placing => {
  const placings = parts.map(({ placing }) => placing);
  const [first, last] = [placings[0], placings.at(-1)];
  if (!first || !last || first === last) return first ?? nothing;
  const columns = widestColumns(placings);

  let down = 0;
  let counted = 0;
  const placed: Placed[] = [];
  for (const { placing, statements } of parts) {
    const across = toColumns(placing, columns);
    const shift = down + topOf(first) - topOf(placing);
    placed.push(...placing.placed.map((one) => move(one, across, shift, counted)));
    down += bottomOf(placing) - topOf(placing);
    counted += statements;
  }

  const bottom = topOf(first) + down;
  const isAbove = ({ y }: Box) => y < topOf(first);
  const footOf = (placing: Placing) => placing.heads.filter(({ y }) => y >= bottomOf(placing));
  const reach = (placing: Placing) => placing.viewBox.x + placing.viewBox.width - lastColumnOf(placing);
  const right = (columns.at(-1) ?? 0) + Math.max(...placings.map(reach));
  return {
    viewBox: {
      x: first.viewBox.x,
      y: first.viewBox.y,
      width: right - first.viewBox.x,
      height: bottom - first.viewBox.y + (last.viewBox.y + last.viewBox.height - bottomOf(last)),
    },
    lifelines: first.lifelines.map((line, index) => ({ ...line, x: columns[index] ?? line.x, y2: bottom })),
    heads: [
      ...first.heads.filter(isAbove).map((head) => moveBox(head, toColumns(first, columns), 0)),
      ...footOf(last).map((head) => moveBox(head, toColumns(last, columns), bottom - bottomOf(last))),
    ],
    placed,
  };
};

const nothing: Placing = {
  viewBox: { x: 0, y: 0, width: 0, height: 0 },
  lifelines: [],
  heads: [],
  placed: [],
};

const topOf = ({ lifelines }: Placing): number => Math.max(0, ...lifelines.map(({ y1 }) => y1));
const bottomOf = ({ lifelines }: Placing): number => Math.max(0, ...lifelines.map(({ y2 }) => y2));
const lastColumnOf = ({ lifelines }: Placing): number => lifelines.at(-1)?.x ?? 0;

/** Where the lifelines stand when each is as far from the one before as any of the pictures has it. */
const widestColumns = (placings: readonly Placing[]): number[] => {
  const columns: number[] = [];
  for (const [index] of (placings[0]?.lifelines ?? []).entries()) {
    const from = (placing: Placing) =>
      index === 0 ? placing.viewBox.x : (placing.lifelines[index - 1]?.x ?? 0);
    const gap = Math.max(...placings.map((placing) => (placing.lifelines[index]?.x ?? 0) - from(placing)));
    columns.push((columns.at(-1) ?? placings[0]?.viewBox.x ?? 0) + gap);
  }
  return columns;
};

type Across = (x: number) => number;

/** Moves what stands between two lifelines in proportion, and what is outside of them along with the outermost. */
const toColumns = ({ lifelines }: Placing, columns: readonly number[]): Across => {
  const from = lifelines.map(({ x }) => x);
  return (x) => {
    const next = from.findIndex((column) => column >= x);
    if (next === 0) return x + ((columns[0] ?? 0) - (from[0] ?? 0));
    if (next < 0) return x + ((columns.at(-1) ?? 0) - (from.at(-1) ?? 0));
    const [a = 0, b = 0] = [from[next - 1], from[next]];
    const [to = 0, end = 0] = [columns[next - 1], columns[next]];
    return to + ((x - a) / (b - a)) * (end - to);
  };
};

const moveBox = <Moved extends Box>(box: Moved, across: Across, down: number): Moved => {
  const middle = box.x + box.width / 2;
  return { ...box, x: across(middle) - box.width / 2, y: box.y + down };
};

const move = (one: Placed, across: Across, down: number, counted: number): Placed => {
  const index = one.index + counted;
  const lines = one.lines.map((line) => ({ ...line, x: across(line.x), y: line.y + down }));
  if (one.type === 'note') return { ...one, index, lines, box: moveBox(one.box, across, down) };
  return { ...one, index, lines, x1: across(one.x1), x2: across(one.x2), y: one.y + down };
};
