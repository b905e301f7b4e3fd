import type { HttpRequest } from '../../exchange/http-message.ts';
import type { Source } from '../../trace/event.ts';
import type { OpenOptions } from '../lab.ts';
import type { TestOrder } from '../tests/test-protocol.ts';

/**
 * What a host asks of the realm in which the learner's app runs. Of the wire and the store it learns what any server
 * learns, and no more: not which check this is, nor what is looked at.
 */
export type AppCalls = {
  /** Another text comes: what it prints is counted anew. */
  load: Record<never, never>;
  /** Forgets every server, and time begins again. */
  reset: Record<never, never>;
  /** Evaluates the module, and makes one app of it, or finds its tests. Answered only in another turn of the loop. */
  start: { server: number; code: string; options: OpenOptions };
  /** Answered by what came over the wire. */
  handle: { server: number; visit: string; request: HttpRequest };
  /** Answered by the next step of a test. */
  proceed: { server: number; order: TestOrder };
  freeze: { frozen: boolean };
  advance: { ms: number };
  /** Lets what is under way show itself. */
  settle: Record<never, never>;
  strays: Record<never, never>;
};
export type AppCallName = keyof AppCalls;

export type StoreCall = { name: string; args: unknown[] };
export type StoreError = { message: string; code: string | null };
/** Of a transaction, a result for each of its commands, or null. */
export type StoreAnswer = { ok: true; value: unknown } | { ok: false; error: StoreError };

export type AppCall = {
  [Name in AppCallName]: { type: 'call'; id: number; name: Name; args: AppCalls[Name] };
}[AppCallName];

export type ToApp = AppCall | { type: 'reply'; command: number; answer: StoreAnswer };

/** One message to the store, as the learner's code sends it. */
export type AppCommand = {
  server: number;
  /** For which visit, as far as the app can tell. */
  visit: string;
  source: Source | null;
  transaction: boolean;
  calls: StoreCall[];
};

export type AppFault = { fault: string; message: string; line: number | null; column: number | null };

/** What the realm of an app sends. None of it is believed unread: whatever the learner's code likes may be in it. */
export type FromApp =
  | { type: 'done'; id: number; value: unknown }
  | { type: 'failed'; id: number; fault: AppFault }
  /** `waiting` is for how many replies of the store the app had yet to wait. */
  | {
      type: 'written';
      id: number;
      pieces: readonly Uint8Array[];
      source: Source | null;
      waiting: number;
    }
  | { type: 'command'; id: number; command: AppCommand }
  | { type: 'printed'; text: string };
