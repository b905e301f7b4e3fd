import type { ServerName } from '../../sandbox/server.ts';

/** What a test has done in the cloakroom whose server it judges. It never meets that server: it asks, and is told. */
export type Deed =
  | { do: 'logIn'; username: string }
  /** `GET /api/protected` by a browser, with whatever its jar holds. */
  | { do: 'ask'; browser: number; at: ServerName }
  /** The same with a copied ticket, which keeps no browser's rules. */
  | { do: 'show'; ticket: string; at: ServerName }
  | { do: 'logOut'; browser: number; at: ServerName }
  | { do: 'revoke'; username: string; at: ServerName }
  | { do: 'advance'; seconds: number };

/** What came of a deed. `exchange` names the answer, so that a test's failure can point to it. */
export type Said =
  | { type: 'let in'; browser: number; ticket: string }
  | { type: 'answer'; status: number; body: unknown; exchange: string }
  | { type: 'done' };

/** What the grader asks of a realm that holds tests: which there are, to begin one, or to go on with one that waits. */
export type TestOrder =
  | { type: 'list' }
  | { type: 'begin'; test: number }
  | { type: 'go on'; deed: number; said: Said };

/** Why a test failed. `read` names the answer that it looked at last. */
export type TestFailure = { message: string; line: number | null; read: string | null };

/** What a realm that holds tests says to an order. */
export type TestStep =
  | { type: 'tests'; titles: string[] }
  /** The test waits for this, asked for on that line of the learner's. */
  | { type: 'wants'; deed: number; what: Deed; line: number | null }
  /** `expected` is false where nothing was expected of anything; `left` is the line of what it did not wait for. */
  | { type: 'over'; failure: TestFailure | null; expected: boolean; left: number | null };
