import type { Exchange } from '../../exchange/exchange.ts';

/** One request to a learner's server, and whether it is over: answered, or given up. */
export type Visit = Exchange & { isOver: boolean };

/** Tells for which visit of a server a line of its code is running. */
export type CurrentVisit = {
  during<Result>(visit: Visit, act: () => Promise<Result>): Promise<Result>;
  now(): Visit;
};

/**
 * A learner's app is one for all of its requests, and browsers do not tell which of them a line of code works for. So
 * it is the youngest that is still open, or else the last one; `loading` before there was any.
 */
export function createCurrentVisit(loading: Visit): CurrentVisit {
  const open: Visit[] = [];
  let last = loading;
  return {
    async during(visit, act) {
      open.push(visit);
      last = visit;
      try {
        return await act();
      } finally {
        open.splice(open.indexOf(visit), 1);
      }
    },
    now: () => open.at(-1) ?? last,
  };
}
