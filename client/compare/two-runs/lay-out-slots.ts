import type { Side } from '#shared/compare/to-drawable-events.ts';
import type { TwinStatement } from '#shared/compare/to-twin-mermaid.ts';

type Drawn = {
  statements: readonly TwinStatement[];
  /** Where each statement ends as it was drawn, all of them one beneath the other, in CSS pixels from the top. */
  ends: readonly number[];
  /** Index of the row at which the runs part, and how much room is kept above it. */
  parting: { row: number; room: number } | null;
};

/** The room that one of two pictures leaves for what only the other one has. In CSS pixels from the top. */
export type Gap = { side: Side; top: number; bottom: number };

export type Slots = {
  /** How far down each statement moves; negative is up. */
  shifts: readonly number[];
  height: number;
  /** Where the room above the parting begins; null where the runs never part. */
  partsAt: number | null;
  gaps: readonly Gap[];
};

/**
 * Finds each statement its height so that the rows of both pictures stand side by side: what one row draws differently
 * takes one place in both, as high as the higher of the two needs, and ends at the same height.
 */
export const layOutSlots = ({ statements, ends, parting }: Drawn): Slots => {
  const shifts: number[] = [];
  const gaps: Gap[] = [];
  let height = 0;
  let partsAt: number | null = null;
  const tallness = (index: number): number => (ends[index] ?? 0) - (ends[index - 1] ?? 0);
  for (let index = 0; index < statements.length; ) {
    const own = statements[index];
    if (!own) break;
    if (own.row === parting?.row && partsAt === null) {
      partsAt = height;
      height += parting.room;
    }
    const next = statements[index + 1];
    const isPair = own.side === 'before' && next?.side === 'after' && next.row === own.row;
    const places = isPair ? [index, index + 1] : [index];
    const top = height;
    height += Math.max(...places.map(tallness));
    for (const place of places) shifts[place] = height - (ends[place] ?? 0);
    if (!isPair && own.side !== 'both') {
      const side = own.side === 'before' ? 'after' : 'before';
      const last = gaps.at(-1);
      if (last?.side === side && last.bottom === top) last.bottom = height;
      else gaps.push({ side, top, bottom: height });
    }
    index += places.length;
  }
  return { shifts, height, partsAt, gaps };
};
