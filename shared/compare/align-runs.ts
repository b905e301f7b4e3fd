import type { TraceEvent } from '../trace/event.ts';
import type { AlignedRow, Alignment, Difference } from './alignment.ts';
import { differingTraits } from './differing-traits.ts';
import type { Facts } from './http-traits.ts';
import { createIdRenaming } from './id-renaming.ts';
import { markMoved } from './mark-moved.ts';
import { matchEvents } from './match-events.ts';
import { type Run, readRun } from './read-run.ts';
import { askingExchanges, createOneSided } from './tell-one-sided.ts';

/**
 * Lays two runs side by side by what happened, not by when: chapters, or whole traces, before and after a fix.
 * Times, numbers, ports, hosts, a second more or less to live, and the sandbox's address make no difference; nor do
 * ids as such, as long as the same id twice in one run is the same id twice in the other.
 *
 * Exchanges are aligned first, then the events within them: O(n·m) for n and m events at worst, see `matchEvents`.
 */
export const alignRuns = (before: readonly TraceEvent[], after: readonly TraceEvent[]): Alignment => {
  const [mine, others] = [readRun(before), readRun(after)];
  const matches = matchEvents(mine, others);
  const paired = matches.map(([a, b]) => [before[a]?.exchange ?? '', after[b]?.exchange ?? ''] as const);
  const tellMissing = createOneSided('missing', {
    opposite: new Map(paired),
    asking: askingExchanges(after),
  });
  const tellNew = createOneSided('new', {
    opposite: new Map(paired.map(([a, b]) => [b, a])),
    asking: askingExchanges(before),
  });
  const rows: AlignedRow[] = [];
  const compare = createComparison(mine, others);
  let [i, j] = [0, 0];

  const leaveOutUntil = (endBefore: number, endAfter: number) => {
    for (const event of before.slice(i, endBefore)) {
      rows.push({ kind: 'missing', before: event, after: null, differences: tellMissing(event) });
    }
    for (const event of after.slice(j, endAfter)) {
      rows.push({ kind: 'new', before: null, after: event, differences: tellNew(event) });
    }
  };
  for (const [a, b] of matches) {
    leaveOutUntil(a, b);
    const [one, other] = [before[a], after[b]];
    if (one && other) rows.push(toRow(one, other, compare(one, a, b)));
    [i, j] = [a + 1, b + 1];
  }
  leaveOutUntil(before.length, after.length);
  const facts = new Map<TraceEvent, Facts | undefined>([
    ...before.map((event, index) => [event, mine.facts[index]] as const),
    ...after.map((event, index) => [event, others.facts[index]] as const),
  ]);
  return { rows: markMoved(rows, (event) => facts.get(event)) };
};

const toRow = (before: TraceEvent, after: TraceEvent, differences: readonly Difference[]): AlignedRow =>
  differences.length > 0
    ? { kind: 'changed', before, after, differences }
    : { kind: 'same', before, after, differences: [] };

/** Compares paired events in reading order, since ids get tied to each other on the way. */
const createComparison = (mine: Run, others: Run) => {
  const renaming = createIdRenaming();
  let exchange: string | null = null;
  return (event: TraceEvent, a: number, b: number): Difference[] => {
    if (exchange !== event.exchange) renaming.settle();
    exchange = event.exchange;
    const [one, other] = [mine.facts[a], others.facts[b]];
    if (!one || !other) return [];
    const traits = differingTraits(one.traits, other.traits);
    const ids = renaming.compare(one.ids, other.ids);
    // Whether an id was kept or is new says it all.
    return traits.some(({ aspect }) => aspect === 'issued-id') ? traits : [...traits, ...ids.slice(0, 1)];
  };
};
