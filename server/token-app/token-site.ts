import type { IncomingMessage } from 'node:http';
import type { Denylist } from './denylist.ts';
import type { TokenPolicy } from './policy.ts';
import type { RefreshTokens } from './refresh-tokens.ts';

/** Whom a token is made for. */
export type TokenUser = { id: number; name: string; role: string };

export type Accounts = {
  /** Who it is; null for a wrong name as well as for a wrong password, and for whoever is blocked. */
  verify(username: string, password: string): Promise<{ id: number; role: string } | null>;
  /** Who has this id, as of now; null for nobody, and for whoever is blocked. */
  find(id: number): TokenUser | null;
};

/**
 * What the site works with. `key` is at least 32 random bytes, which every server of the site has and nobody else; `now` is
 * in milliseconds since the epoch; `secureCookies` is true when the site is served over https.
 */
export type TokenSite = {
  accounts: Accounts;
  key(): Promise<Uint8Array>;
  denylist: Denylist;
  refreshTokens: RefreshTokens;
  policy: TokenPolicy;
  secureCookies: boolean;
  now(): number;
  reportError(error: unknown): void;
};

/** What it works with for one request: it is asked each time, so that a change holds from the next request on. */
export type TokenSiteOf = (req: IncomingMessage) => TokenSite;
