import type { Pair } from './best-pairs.ts';

/**
 * The most pairs, of those given, that stand in the same order in both runs. Exchanges that overlapped in one run
 * and not in the other cross; the arrows of a picture cannot. O(n log n).
 */
export const keepInOrder = (pairs: readonly Pair[]): Pair[] => {
  const sorted = [...pairs].sort(([a], [b]) => a - b);
  // `tails[k]` ends the ordered choice of k + 1 pairs whose end comes earliest.
  const tails: number[] = [];
  const previous: number[] = [];
  for (const [index, [, after]] of sorted.entries()) {
    let [low, high] = [0, tails.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sorted[tails[middle] ?? 0]?.[1] ?? 0) < after) low = middle + 1;
      else high = middle;
    }
    previous[index] = tails[low - 1] ?? -1;
    tails[low] = index;
  }
  const kept: Pair[] = [];
  for (let index = tails.at(-1) ?? -1; index >= 0; index = previous[index] ?? -1) {
    const pair = sorted[index];
    if (pair) kept.push(pair);
  }
  return kept.reverse();
};
