import { AsyncLocalStorage } from 'node:async_hooks';
import type { ServerName } from '#shared/sandbox/settings.ts';
import type { Actor, RecordedEvent } from '#shared/trace/event.ts';
import type { SandboxState } from '../sandbox/sandbox-state.ts';

/** One request on its way through the demo app. */
export type Exchange = {
  sandboxId: string;
  exchange: string;
  actor: Actor;
  /** The simulated server that answers. */
  server: ServerName;
  /** The sandbox's settings, as they were when the request came. */
  state: SandboxState;
  /** The sandbox's clock, which may jump while the request is under way, in milliseconds since the epoch. */
  clock(): number;
  nextCall(): number;
  /** Takes what happens meanwhile. Never throws. */
  record(event: RecordedEvent): void;
  /** Takes what the demo app could not deal with, for the log of the whole server. */
  reportError(error: unknown): void;
};

/**
 * Which exchange the running code works for. One copy of the demo app serves all sandboxes: its store client asks
 * here whose keys it may touch and whose trace it writes to, so the app itself need not know that sandboxes exist.
 */
const storage = new AsyncLocalStorage<Exchange>();

export function runInExchange(exchange: Exchange, run: () => void): void {
  storage.run(exchange, run);
}

/** @throws when called outside a request, where no sandbox can be meant. */
export function currentExchange(): Exchange {
  const exchange = storage.getStore();
  if (!exchange) throw new Error('Could not tell whose sandbox is meant: no request is under way.');
  return exchange;
}
