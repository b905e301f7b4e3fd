import type { IncomingMessage } from 'node:http';
import type { SessionPolicy } from './policy.ts';
import type { SessionIdOptions } from './session-ids.ts';
import type { SessionStore } from './session-store.ts';
import type { Users } from './users.ts';

/**
 * What the site works with. `ttlSeconds` is a session's lifetime; `secureCookies` is true when the site is served over
 * https; `now` is in milliseconds since the epoch.
 */
export type Site = SessionIdOptions & {
  store: SessionStore;
  users: Users;
  policy: SessionPolicy;
  ttlSeconds: number;
  secureCookies: boolean;
  /** Ends what keeps a user logged in beside their sessions, and says how many of that there were. */
  endElsewhere(userId: number): Promise<number>;
  reportError(error: unknown): void;
};

/** What it works with for one request: it is asked each time, so that a change holds from the next request on. */
export type SiteOf = (req: IncomingMessage) => Site;
