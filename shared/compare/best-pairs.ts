export type Pair = readonly [before: number, after: number];

/** Above this many cells both sequences are halved, so that neither time nor memory runs away. */
const mostCells = 4_200_000;

/**
 * Pairs two sequences of lengths `n` and `m` in order so that the scores of the pairs add up to the most
 * (Needleman and Wunsch, 1970, with gaps that cost nothing). `score` is a whole number; 0 means never a pair.
 * O(n·m) time, n·m bytes; beyond 4.2 million cells the sequences are halved and their halves paired instead.
 */
export const bestPairs = (
  n: number,
  m: number,
  score: (before: number, after: number) => number,
): { pairs: Pair[]; total: number } => {
  if (n * m > mostCells) {
    const [i, j] = [n >> 1, m >> 1];
    const first = bestPairs(i, j, score);
    const second = bestPairs(n - i, m - j, (a, b) => score(a + i, b + j));
    const moved = second.pairs.map(([a, b]): Pair => [a + i, b + j]);
    return { pairs: [...first.pairs, ...moved], total: first.total + second.total };
  }
  // Which way led to a cell: 0 leaves out the one before, 1 the one after, 2 pairs them.
  const ways = new Uint8Array(n * m);
  let above: number[] = [];
  for (let i = 0; i < n; i += 1) {
    const row: number[] = [0];
    for (let j = 0; j < m; j += 1) {
      const worth = score(i, j);
      const [paired, up, left] = [(above[j] ?? 0) + worth, above[j + 1] ?? 0, row[j] ?? 0];
      const isPaired = worth > 0 && paired >= up && paired >= left;
      ways[i * m + j] = isPaired ? 2 : up >= left ? 0 : 1;
      row[j + 1] = isPaired ? paired : Math.max(up, left);
    }
    above = row;
  }
  const pairs: Pair[] = [];
  let [i, j] = [n - 1, m - 1];
  while (i >= 0 && j >= 0) {
    const way = ways[i * m + j];
    if (way === 2) pairs.push([i, j]);
    if (way !== 1) i -= 1;
    if (way !== 0) j -= 1;
  }
  return { pairs: pairs.reverse(), total: above[m] ?? 0 };
};
