import type { AlignedRow, Alignment } from '#shared/compare/alignment.ts';
import { focusRows } from '#shared/compare/focus-rows.ts';

/** Above this many rows what is the same in both runs is left out at first. */
export const manyRows = 120;
/** Mermaid draws about a thousand arrows a second; nobody reads more than this at once anyway. */
const mostRows = 400;

/** What of a comparison is drawn: `indices` are the drawn rows' places in the alignment, `left` how many are not. */
export type DrawnComparison = { rows: readonly AlignedRow[]; indices: readonly number[]; left: number };

/** Chooses what to draw, with or without exchanges in which nothing differs. */
export const chooseRows = (alignment: Alignment, isFocused: boolean): DrawnComparison => {
  const wanted = isFocused ? focusRows(alignment) : [...alignment.rows.keys()];
  const indices = wanted.slice(0, mostRows);
  const rows = indices.flatMap((index) => alignment.rows[index] ?? []);
  return { rows, indices, left: wanted.length - indices.length };
};
