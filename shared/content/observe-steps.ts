import type { TraceEvent } from '../trace/event.ts';
import { findObserved, NEVER } from './is-observed.ts';
import type { Step } from './lesson.ts';
import { createExchangeWalk, type ExchangeWalk } from './to-exchanges.ts';

/** For each observation of a beat the number of the event that showed it first; null for one that waits. */
export type Moments = readonly (number | null)[];

export type Opening = {
  /** By the step's id, the number of the newest event when it was first opened in this sandbox. */
  openedAt: Readonly<Record<string, number>>;
  /** Along this trace, for whoever asks at each event. */
  walk?: ExchangeWalk;
};

/**
 * What the trace shows of each step: by its id, the moments of each beat. Beats are done in order, so what a beat waits
 * for counts only after the beat before it was done.
 */
export function findMoments(
  steps: readonly Step[],
  events: readonly TraceEvent[],
  { openedAt, walk = createExchangeWalk() }: Opening,
): ReadonlyMap<string, readonly Moments[]> {
  const moments = new Map<string, readonly Moments[]>();
  const doneAt = new Map<string, number>();
  for (const { id, beats } of steps) {
    const opened = Object.hasOwn(openedAt, id) ? (openedAt[id] ?? NEVER) : NEVER;
    const numberOf = (name: string) => (name === 'opened' ? opened : (doneAt.get(name) ?? NEVER));
    let since: number | null = null;
    const ofBeats: Moments[] = [];
    for (const { observe } of beats) {
      const seen = findObserved(observe, events, { walk, since, numberOf });
      if (seen.length > 0) since = Math.max(...seen.map((number) => number ?? NEVER));
      ofBeats.push(seen);
    }
    moments.set(id, ofBeats);
    doneAt.set(id, since ?? NEVER);
  }
  return moments;
}

/** The number of the event that ended a beat; null while it waits, and for one that waits for nothing. */
export const endOf = (moments: Moments): number | null =>
  moments.length > 0 && isSeen(moments) ? Math.max(...moments.map((moment) => moment ?? 0)) : null;

/** Whether all that was waited for has been seen. */
export const isSeen = (moments: Moments): boolean => moments.every((moment) => moment !== null);
