import type { TraceEvent } from '../trace/event.ts';
import type { AlignedRow } from './alignment.ts';
import type { Facts } from './http-traits.ts';

/** The difference of an event that is in both runs, only not in the same place. */
export const MOVED = 'moved';

/**
 * Tells what happens in both runs at different places from what happens in one alone. A request counts as moved only
 * with all that it causes. `factsOf` gives what counts of an event; one walk along the rows.
 */
export const markMoved = (
  rows: readonly AlignedRow[],
  factsOf: (event: TraceEvent) => Facts | undefined,
): readonly AlignedRow[] => {
  const fingerprints = { missing: new Map<string, string>(), new: new Map<string, string>() };
  for (const row of rows) {
    if (row.kind !== 'missing' && row.kind !== 'new') continue;
    const event = row.before ?? row.after;
    const told = JSON.stringify([event.type, factsOf(event)?.traits]);
    const known = fingerprints[row.kind].get(event.exchange) ?? '';
    fingerprints[row.kind].set(event.exchange, known + told);
  }
  const fingerprintOf = (row: AlignedRow): string | null => {
    if (row.kind !== 'missing' && row.kind !== 'new') return null;
    const event = row.before ?? row.after;
    if (row.differences.length === 0) return null;
    if (event.type === 'request') return `exchange ${fingerprints[row.kind].get(event.exchange)}`;
    return JSON.stringify([event.type, factsOf(event)?.traits]);
  };
  const each = rows.map(fingerprintOf);
  const found = (kind: AlignedRow['kind']) =>
    new Set(each.filter((print, index) => print !== null && rows[index]?.kind === kind));
  const [lost, gained] = [found('missing'), found('new')];
  return rows.map((row, index) => {
    const print = each[index] ?? null;
    if (print === null || !lost.has(print) || !gained.has(print)) return row;
    const differences = row.differences.map((difference) => ({ ...difference, of: MOVED }));
    return { ...row, differences } as AlignedRow;
  });
};
