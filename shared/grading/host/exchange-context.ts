import type { Actor } from '../../trace/event.ts';

/** One request, how many store calls it has made, and whether it is over: answered, or given up. */
export type Exchange = { id: string; actor: Actor; calls: number; isOver: boolean };

/** Tells for which request a line of code is running. Node has `AsyncLocalStorage` for it. */
export type ExchangeContext = {
  run<Result>(exchange: Exchange, act: () => Promise<Result>): Promise<Result>;
  current(): Exchange | null;
};

/** Without asynchronous context: the youngest request that is still open, or else the last one. */
export function createYoungestContext(): ExchangeContext {
  const open: Exchange[] = [];
  let last: Exchange | null = null;
  return {
    async run(exchange, act) {
      open.push(exchange);
      last = exchange;
      try {
        return await act();
      } finally {
        open.splice(open.indexOf(exchange), 1);
      }
    },
    current: () => open.at(-1) ?? last,
  };
}
