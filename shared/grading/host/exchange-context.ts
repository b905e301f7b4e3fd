import type { Exchange } from '../../exchange/exchange.ts';

/** One request to a learner's server, and whether it is over: answered, or given up. */
export type Visit = Exchange & { isOver: boolean };

/** Tells for which request a line of code is running. Node has `AsyncLocalStorage` for it. */
export type ExchangeContext = {
  run<Result>(visit: Visit, act: () => Promise<Result>): Promise<Result>;
  current(): Visit | null;
};

/** Without asynchronous context: the youngest request that is still open, or else the last one. */
export function createYoungestContext(): ExchangeContext {
  const open: Visit[] = [];
  let last: Visit | null = null;
  return {
    async run(visit, act) {
      open.push(visit);
      last = visit;
      try {
        return await act();
      } finally {
        open.splice(open.indexOf(visit), 1);
      }
    },
    current: () => open.at(-1) ?? last,
  };
}
