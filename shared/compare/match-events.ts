import { bestPairs, type Pair } from './best-pairs.ts';
import { keepInOrder } from './keep-in-order.ts';
import type { Run, RunExchange } from './read-run.ts';
import { type ComparableUnit, similarity, toComparable } from './unit-similarity.ts';

/**
 * Finds which events of two runs stand for each other: exchanges first, then the units within paired exchanges, both
 * by similarity. A pair is never found between unlike requests, or between commands that have nothing in common.
 *
 * For n and m events O(n·m) at worst, when no two exchanges of a run are alike; exchanges that are alike are scored
 * once. 2,000 by 2,000 events take tenths of a second.
 */
export const matchEvents = (before: Run, after: Run): Pair[] => {
  const [mine, others] = [before, after].map(({ exchanges }) => exchanges.map(sign));
  if (!mine || !others) return [];
  // Of equally good choices the same one is made whichever run is called the earlier.
  if (mine.join('\n') > others.join('\n')) return matchEvents(after, before).map(([a, b]): Pair => [b, a]);

  const numbers = new Map([...new Set([...mine, ...others])].map((signature, index) => [signature, index]));
  const [rows, columns] = [mine, others].map((signatures) => signatures.map((one) => numbers.get(one) ?? 0));
  const [here, there] = [before, after].map(({ exchanges }) => exchanges.map(toUnits));
  const worths = new Map<number, number>();
  const worth = (i: number, j: number): number => {
    const key = (rows?.[i] ?? 0) * numbers.size + (columns?.[j] ?? 0);
    const known = worths.get(key);
    if (known !== undefined) return known;
    const counted = pairUnits(here?.[i] ?? [], there?.[j] ?? []).total;
    worths.set(key, counted);
    return counted;
  };

  const pairs = bestPairs(mine.length, others.length, worth).pairs.flatMap(([i, j]) => {
    const [one, other] = [here?.[i] ?? [], there?.[j] ?? []];
    return pairUnits(one, other).pairs.flatMap(([a, b]) => pairPositions(one[a], other[b]));
  });
  return keepInOrder(pairs);
};

const sign = ({ units }: RunExchange): string =>
  JSON.stringify(units.map(({ type, positions, traits }) => [type, positions.length, traits]));

const toUnits = ({ units }: RunExchange): ComparableUnit[] => units.map(toComparable);

/** Pairs the units of two exchanges; none at all when their requests have nothing in common. */
const pairUnits = (mine: readonly ComparableUnit[], others: readonly ComparableUnit[]) => {
  const [request, other] = [mine, others].map((units) => units.find(({ type }) => type === 'request'));
  const isHopeless = request && other ? similarity(request, other) === 0 : request !== other;
  if (isHopeless) return { pairs: [], total: 0 };
  return bestPairs(mine.length, others.length, (i, j) => {
    const [a, b] = [mine[i], others[j]];
    return a && b ? similarity(a, b) : 0;
  });
};

const pairPositions = (one?: ComparableUnit, other?: ComparableUnit): Pair[] =>
  (one?.positions ?? []).flatMap((position, index) => {
    const opposite = other?.positions[index];
    return opposite === undefined ? [] : [[position, opposite] as const];
  });
