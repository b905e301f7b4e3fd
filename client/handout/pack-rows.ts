import { isWide } from '#shared/diagram/encode-label.ts';
import type { Adornment } from '../diagram/adornment.ts';
import type { Title } from '../take-away/insert-titles.ts';
import type { Line, Placed, Placing } from '../take-away/read-picture.ts';
import { pictureFontSize } from '../take-away/write-picture.ts';

/** What one arrow or note of one of the pictures is to stand in. */
export type Slot<Side extends string> = {
  placed: Placed;
  /** What has the same row stands at the same height in all pictures; rows come in their order. */
  row: number;
  sides: readonly Side[];
  adornment: Adornment | null;
  /** The chapter that begins here; one that its own words tell has no title. */
  chapter: { title: string | null } | null;
};

export type Packed = Placing & { titles: readonly Title[] };

const lineHeight = pictureFontSize + 3;
const character = pictureFontSize * 0.6;
/** From one arrow to the next at least, so that the eye sees which came first. */
const step = 15;
/** What a title takes above the first arrow of its chapter. */
const titleRoom = 36;

/** How far a thing reaches from its own height: an arrow's line, a note's upper edge. */
type Reach = { left: number; right: number; up: number; down: number };
type Taken = { left: number; right: number; bottom: number };

/**
 * Packs pictures of the same columns closely, for paper: a message stands right beneath the one before it where the two touch different
 * columns, and as far below as its words and its ticket take where they do not. Nothing covers anything, and nothing changes its order.
 * Several pictures are packed in step: a row that one of them has not leaves its gap.
 */
export function packRows<Side extends string>(
  { viewBox, lifelines, heads }: Placing,
  sides: readonly Side[],
  slots: readonly Slot<Side>[],
): Readonly<Record<Side, Packed>> {
  const top = Math.max(0, ...lifelines.map(({ y1 }) => y1)) + 4;
  const packs = new Map(sides.map((side) => [side, newPack(top)]));
  const all = [...packs.values()];
  const lowest = () => Math.max(...all.map(({ taken }) => bottomOf(taken, top)));
  let row = -1;

  for (const slot of slots) {
    if (slot.row !== row) {
      row = slot.row;
      const last = Math.max(...all.map((pack) => pack.last));
      for (const pack of all) pack.last = last;
    }
    if (slot.chapter) {
      const { title } = slot.chapter;
      const y = lowest();
      const begins = y + (title === null ? 0 : titleRoom);
      for (const pack of all) {
        if (title !== null) pack.titles.push({ y: y - 6, text: title });
        pack.taken.push({ left: viewBox.x, right: viewBox.x + viewBox.width, bottom: begins });
        pack.last = begins - step;
      }
    }
    const reach = reachOf(slot);
    const mine = slot.sides.flatMap((side) => packs.get(side) ?? []);
    const y = Math.max(
      ...mine.map(({ taken, last }) =>
        Math.max(bottomOf(taken, top, reach) + reach.up, last + (slot.placed.type === 'arrow' ? step : 0)),
      ),
    );
    for (const pack of mine) {
      pack.placed.push(moveTo(slot.placed, y, slot.adornment));
      pack.taken.push({ left: reach.left, right: reach.right, bottom: y + reach.down });
      if (slot.placed.type === 'arrow') pack.last = y + slot.placed.bow;
    }
  }

  const bottom = lowest() + 6;
  const foot = Math.min(...heads.map(({ y }) => y));
  const upper = heads.filter(({ y }) => y < top);
  const toPacked = ({ placed, titles }: Pack): Packed => ({
    viewBox: { ...viewBox, y: foot - 4, height: bottom - foot + 8 },
    lifelines: lifelines.map((line) => ({ ...line, y2: bottom })),
    heads: upper,
    placed,
    titles,
  });
  return Object.fromEntries([...packs].map(([side, pack]) => [side, toPacked(pack)])) as Record<Side, Packed>;
}

type Pack = { taken: Taken[]; placed: Placed[]; titles: Title[]; last: number };

const newPack = (top: number): Pack => ({ taken: [], placed: [], titles: [], last: top - step });

const bottomOf = (taken: readonly Taken[], top: number, across?: Pick<Reach, 'left' | 'right'>): number =>
  taken
    .filter(({ left, right }) => !across || (left < across.right && right > across.left))
    .reduce((lowest, { bottom }) => Math.max(lowest, bottom), top);

function reachOf({ placed, adornment }: Pick<Slot<string>, 'placed' | 'adornment'>): Reach {
  if (placed.type === 'note') {
    const { x, width, height } = placed.box;
    return { left: x - 2, right: x + width + 2, up: 4, down: height + 4 };
  }
  const { x1, x2, lines, bow } = placed;
  const ends = lines.flatMap(({ x, text }) => {
    const half = widthOf(text) / 2 + 3;
    return [x - half, x + half + (adornment && adornment.more > 0 ? 38 : 0)];
  });
  const isBow = x1 === x2;
  const chip = adornment?.chip ? 13 : 0;
  return {
    left: Math.min(x1, x2, ...ends, ...(isBow && chip ? [x1 - 82] : [])),
    right: Math.max(x1, x2, ...ends, ...(isBow ? [x1 + 64] : [])),
    up: labelRise(placed, adornment) + (lines.length > 0 ? lineHeight * lines.length - 2 : chip),
    down: bow + Math.max(isBow ? 0 : chip, adornment?.outcome ? 10 : 0, 5) + 2,
  };
}

/** From an arrow's line up to the base line of the last line above it: over a ticket, over a mark, or over the line alone. */
const labelRise = ({ bow }: Extract<Placed, { type: 'arrow' }>, adornment: Adornment | null): number => {
  if (adornment?.chip && bow === 0) return 17;
  return adornment?.outcome ? 13 : 7;
};

const widthOf = (text: string): number =>
  Array.from(text).reduce((sum, letter) => sum + (isWide(letter) ? 2 : 1), 0) * character;

function moveTo(placed: Placed, y: number, adornment: Adornment | null): Placed {
  if (placed.type === 'note') {
    const down = y - placed.box.y;
    const lines = placed.lines.map((line) => ({ ...line, y: line.y + down }));
    return { ...placed, box: { ...placed.box, y }, lines };
  }
  const last = y - labelRise(placed, adornment);
  const above = (index: number) => (placed.lines.length - 1 - index) * lineHeight;
  return {
    ...placed,
    y,
    lines: placed.lines.map((line, index): Line => ({ ...line, y: last - above(index) })),
  };
}
