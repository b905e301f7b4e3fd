import type { ToApp } from '../app/app-protocol.ts';
import type { FromRealm } from '../realm-protocol.ts';
import type { RealmEnd } from '../remote-realm.ts';

/** A store for the servers of one check. `client` is an ioredis-compatible client, strict, empty, unobserved. */
export type HostStore = {
  client: object;
  /** Makes every TTL shorter; not needed where the store follows this realm's `Date`. */
  age(ms: number): Promise<void>;
  close(): void;
};

/**
 * Begins the realm of the learner's app.
 * @param on `message` gets whatever that realm sends, unchecked; `ended` why it is gone
 */
export type StartAppRealm = (on: { message(message: unknown): void; ended(end: RealmEnd): void }) => {
  post(message: ToApp): void;
};

/** What a realm gives the host. */
export type HostEnvironment = {
  globals: typeof globalThis;
  /** @param now the learner's clock, milliseconds since the epoch */
  openStore(now: () => number): Promise<HostStore>;
  startAppRealm: StartAppRealm;
  /** To the grader's realm. */
  send(message: FromRealm): void;
};
