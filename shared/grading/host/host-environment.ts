import type { RunApp } from '../../exchange/run-app.ts';
import type { FromRealm } from '../realm-protocol.ts';
import type { OfferedModules } from './offered-names.ts';

/** A store for the servers of one check. `client` is an ioredis-compatible client, strict, empty, unobserved. */
export type HostStore = {
  client: object;
  /** Makes every TTL shorter; not needed where the store follows this realm's `Date`. */
  age(ms: number): Promise<void>;
  close(): void;
};

/** What a realm gives the host. Everything is captured before learner code runs. */
export type HostEnvironment = {
  globals: typeof globalThis;
  /** Each as a whole: what of it is offered, the host decides for both realms. */
  modules: OfferedModules;
  /** @param now the learner's clock, milliseconds since the epoch */
  openStore(now: () => number): Promise<HostStore>;
  runApp: RunApp;
  /** As Node's `util.format`. */
  format(...args: unknown[]): string;
  /** Unhandled rejections and uncaught errors from now on. */
  onStray(listener: (error: unknown) => void): void;
  /** To the grader's realm. */
  send(message: FromRealm): void;
};
