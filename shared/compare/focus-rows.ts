import type { AlignedRow, Alignment } from './alignment.ts';

/**
 * The rows worth drawing of a long comparison: those of every exchange in which something differs, whole. Gives their
 * indices in the alignment, in order.
 */
export const focusRows = ({ rows }: Alignment): number[] => {
  const isTold = new Set(rows.flatMap((row) => (row.kind === 'same' ? [] : exchangesOf(row))));
  return rows.flatMap((row, index) => (exchangesOf(row).some((one) => isTold.has(one)) ? [index] : []));
};

const exchangesOf = ({ before, after }: AlignedRow): string[] => [
  ...(before ? [`before ${before.exchange}`] : []),
  ...(after ? [`after ${after.exchange}`] : []),
];
