import type { AlignedRow } from './alignment.ts';

/**
 * Where two runs part: `row` is the index of the first row that differs, `from` that of the first row of its exchange, from
 * which on there is something to look at. Null where they never part.
 */
export const findParting = (rows: readonly AlignedRow[]): { row: number; from: number } | null => {
  const row = rows.findIndex(({ kind }) => kind !== 'same');
  const parting = rows[row];
  if (!parting) return null;
  const { before, after } = parting;
  const from = rows.findIndex(
    (one) =>
      (before !== null && one.before?.exchange === before.exchange) ||
      (after !== null && one.after?.exchange === after.exchange),
  );
  return { row, from };
};
