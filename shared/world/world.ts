import type { SandboxSettings, StoreKind } from '../sandbox/settings.ts';
import type { StoreValue } from '../store/store-value.ts';
import type { Actor, TraceEventOf } from '../trace/event.ts';

/** One cookie as an actor's user agent keeps it (RFC 6265bis, section 5). Times are milliseconds since the epoch. */
export type JarCookie = {
  name: string;
  value: string;
  path: string;
  /** Null for a host-only cookie. */
  domain: string | null;
  /** Null for a cookie that lasts as long as the user agent's session. */
  expiresAt: number | null;
  httpOnly: boolean;
  secure: boolean;
  sameSite: 'Strict' | 'Lax' | 'None' | null;
  /** Number of the response, or the note, that set it; null when the actor brought it along and no server ever set it. */
  setBy: number | null;
  /** The name of whoever planted it, by an event that is a note; null for one that came in any other way. */
  plantedBy: string | null;
};

export type Jar = { actor: Actor; cookies: readonly JarCookie[] };

/**
 * One key of the session store: `expiresAt` is null for a key without a TTL. Or a record that a server keeps for itself,
 * under its session's bare id and as JSON text: that has no TTL, whatever it says of its own end (`closingTime`).
 * `writtenBy` is the number of the command, which took effect with its good reply, or of the operation.
 */
export type StoreKey = { key: string; value: StoreValue; expiresAt: number | null; writtenBy: number };

/** Where a key is kept: in the session store that all servers share, or with one server alone. */
export type Home = { store: StoreKind; server: string };

/** One server, and what it keeps for itself. */
export type ServerState = {
  name: string;
  isOpen: boolean;
  memory: ReadonlyMap<string, StoreKey>;
  disk: ReadonlyMap<string, StoreKey>;
};

/**
 * How a session ended: by whoever held it, by a login that brought its number along, by somebody else who showed it, by
 * somebody else without, by its time, or with the memory of a server that restarted.
 */
export type SessionEnd = 'deleted' | 'login' | 'shown' | 'revoked' | 'expired' | 'lost';

/**
 * What became of one session, a key `session:<id>` or a server's own record, from its first write to its end. Numbers
 * are those of commands and operations.
 */
export type SessionStory = {
  id: string;
  home: Home;
  user: { id: number; role: string } | null;
  /** The actor whose request created it; null when the trace no longer tells. */
  holder: string | null;
  createdBy: number;
  /** Lookups that found it. */
  usedBy: readonly number[];
  /** The first request by which another actor showed its ticket while it lived. */
  stolen: { actor: string; by: number } | null;
  end: { how: SessionEnd; by: number | null; at: number } | null;
};

/**
 * What the last request to somebody's drop brought: a ticket, or nothing to show. `by` is that request's number.
 */
export type Drop = { actor: Actor; ticket: string | null; token: string | null; by: number };

/** A token that a server gave out: to whom, and by which answer. */
export type TokenStory = { token: string; givenTo: string; givenBy: number };

/**
 * A token in somebody's hands: in a page's storage, in a cookie, or in a program's memory. `since` is the number of the answer that
 * gave it, or of the request that first showed it (0 where nobody knows); it is not `isGiven` where its holder brought it along.
 */
export type HeldToken = {
  token: string;
  place: 'storage' | 'cookie' | 'memory';
  since: number;
  isGiven: boolean;
};

export type PocketToken = HeldToken & { place: 'storage' | 'memory' };

/** What somebody has of tokens outside of cookies. */
export type Pocket = {
  actor: Actor;
  tokens: readonly PocketToken[];
  refresh: Pick<HeldToken, 'token' | 'since' | 'isGiven'> | null;
};

/** Everything that is true at one instant of the trace. Derived, never stored. */
export type World = {
  /** Number of the last event folded in; 0 before the first. */
  upTo: number;
  /** That event's time. */
  at: number;
  /** By actor id, in the order of first sight. */
  jars: ReadonlyMap<string, Jar>;
  /** By the id of whose drop it is, in the order of first sight. */
  drops: ReadonlyMap<string, Drop>;
  /** The session store that all servers share. */
  keys: ReadonlyMap<string, StoreKey>;
  /** By name, in the order of first sight. */
  servers: ReadonlyMap<string, ServerState>;
  /** As far as the trace tells; otherwise as every sandbox begins. */
  settings: SandboxSettings;
  /** By session id, oldest first. */
  sessions: ReadonlyMap<string, SessionStory>;
  /** By `tokenKey`, oldest first. */
  tokens: ReadonlyMap<string, TokenStory>;
  /** By actor id, in the order of first sight; who never had a token has none. */
  pockets: ReadonlyMap<string, Pocket>;
  /** Requests and store commands that still await their answer: by exchange, and by exchange and call. */
  open: ReadonlyMap<string, TraceEventOf<'request'> | TraceEventOf<'store-command'>>;
  /** What the last event changed, for marking it. */
  changed: { cookies: readonly { actor: string; name: string }[]; keys: readonly string[] };
};
