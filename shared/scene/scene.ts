import type { StoreKind } from '../sandbox/settings.ts';
import type { Actor } from '../trace/event.ts';
import type { TicketWorth } from '../world/ticket-worth.ts';
import type { TokenWorth } from '../world/token-worth.ts';

/** A coat and whose it is. `cloth` picks one of the eight cloths, the same for the same owner always. */
export type Coat = { owner: string; cloth: number };

/** One hook of a rack, which is one key `session:<id>`, or one record of a server's own. `place` counts from 0 along the rail and never changes. */
export type Hook = {
  id: string;
  key: string;
  /** As `ticketNumber` gives it. */
  number: string;
  place: number;
  /** Which rack it is part of: `Rack.id`. */
  rack: string;
  /** What kind of thing that rack is in truth. */
  store: StoreKind;
  coat: Coat;
  /** Closing time in milliseconds since the epoch; null for a coat that may hang for ever. On a server's own rack it may be past. */
  expiresAt: number | null;
};

/**
 * Where coats hang: one rack for all, or one beside each attendant. `id` is `store`, or the server's name; `isShut`
 * while nobody can get at it.
 */
export type Rack = { id: string; name: string; isShut: boolean };

/** Where a ticket comes from: the counter, an earlier visit of the same actor, another's hands, or nowhere. */
export type TicketOrigin =
  | { type: 'given' }
  | { type: 'kept' }
  | { type: 'copied'; from: string }
  | { type: 'made-up' };

/** One cookie `session_id` in an actor's jar. */
export type Ticket = {
  id: string;
  /** As `ticketNumber` gives it. */
  number: string;
  /** The cloth of the coat that it stands for, or stood for; null for one that no coat was ever hung up for. */
  cloth: number | null;
  worth: TicketWorth;
  origin: TicketOrigin;
  /** It lies on the counter, since a request that shows it still awaits its answer. */
  isShown: boolean;
};

/** A token in an actor's hands, in a cookie or elsewhere: a sealed voucher that anybody can read. `id` is its text. */
export type Voucher = {
  id: string;
  /** Whose, as it says itself. */
  name: string;
  /** The cloth of that person's coat. */
  cloth: number | null;
  worth: TokenWorth;
  origin: TicketOrigin;
  /** It lies on the counter, since a request that shows it still awaits its answer. */
  isShown: boolean;
};

/** A voucher on the list of what is denied, by its key in the store: whose it is, where the trace still knows it. */
export type Denial = { key: string; name: string; cloth: number | null };

export type Guest = {
  id: string;
  kind: Actor['kind'];
  name: string;
  /** Whoever acted last stands at the counter. */
  isAtCounter: boolean;
  /** The coat over the arm: on the way in, or back again. */
  coat: Coat | null;
  tickets: readonly Ticket[];
  vouchers: readonly Voucher[];
};

export type Attendant = {
  /** The server's name, as events call it. */
  id: string;
  name: string;
  /** Where to: the hook of a session id (or none in particular, null) while at the rack. */
  at: { type: 'counter' } | { type: 'rack'; reaching: string | null; rack: string };
};

export type MotionKind =
  /** Nothing that could be seen. */
  | 'none'
  /** A request without a ticket. */
  | 'stepped-up'
  /** A request with a ticket. */
  | 'shown'
  /** A request with a ticket that no server ever gave this actor, for the first time. */
  | 'stolen'
  /** A request with a token, to a route that looks at tokens. */
  | 'voucher-shown'
  /** An answer with a token. */
  | 'voucher-given'
  /** A token is thrown away by whoever logged out with it. */
  | 'voucher-torn'
  /** A script left a ticket, or nothing, in somebody's drop. */
  | 'dropped'
  /** A store command. */
  | 'walked'
  /** The reply to a lookup. */
  | 'looked-up'
  /** A session was created. */
  | 'handed-in'
  /** `Set-Cookie` with a session id. */
  | 'ticket-given'
  /** Answered well. */
  | 'served'
  /** Answered with an error, 401 above all, or sent to the login form. */
  | 'turned-away'
  /** The session whose ticket was shown is deleted. */
  | 'given-back'
  /** The cookie is cleared. */
  | 'torn'
  /** Sessions ended by their TTL. */
  | 'expired'
  /** Sessions were deleted by a request that did not show their tickets. */
  | 'revoked'
  /** The clock jumped, and nothing ended by it yet. */
  | 'clock-moved'
  /** A server restarted: what was in its memory is lost. */
  | 'restarted'
  /** The store can be reached no more, or again. */
  | 'store-down'
  | 'store-up';

/** What the last event did. `sessions` are the ids it did it to; ids of ended sessions are among `Scene.taken`. */
export type Motion = {
  kind: MotionKind;
  actor: string | null;
  server: string | null;
  sessions: readonly string[];
  /** The token that is shown, given or thrown away. */
  token: string | null;
};

/** What a script leaves in somebody's drop, past the counter: a copy of a ticket or of a voucher, or an empty slip. `from` and `to` are actors. */
export type Slip = { from: string; to: string; ticket: Ticket | null; voucher: Voucher | null };

export type Scene = {
  /** Number of the last event; 0 before the first. A new number is a new motion. */
  upTo: number;
  racks: readonly Rack[];
  hooks: readonly Hook[];
  /** Hooks that the last event left empty, for showing how their coats went. */
  taken: readonly Hook[];
  /** The number that the attendant looks for in vain, and the empty place where it would hang. */
  bare: { id: string; number: string; place: number; rack: string } | null;
  /** What lies beside the shared rack: letters that were torn out, each until it would have ended anyway. */
  denials: readonly Denial[];
  guests: readonly Guest[];
  /** While it is left there; null at every other moment. */
  slip: Slip | null;
  attendants: readonly Attendant[];
  motion: Motion;
  /** A few spoken words that go with the motion. */
  speech: { by: 'guest' | 'attendant'; who: string; text: string } | null;
  /** What stands where, in a few sentences. */
  description: string;
};
