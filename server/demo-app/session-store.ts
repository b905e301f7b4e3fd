/** Whom a session belongs to. */
export type SessionUser = { id: number; role: string; name: string };

/**
 * A session as it lies in the store, nobody's until somebody logs in; `device` is what its owner would recognise it by,
 * `createdAt` is in milliseconds since the epoch. So is `cookieSetAt`, when its cookie was last handed out; it is kept under
 * an idle timeout only, where nothing else tells.
 */
export type Session = { device: string; createdAt: number; cookieSetAt?: number } & (
  | { userId: number; role: string; name: string }
  | { userId: null }
);

/** `secondsLeft` is null for a session without end. */
export type LiveSession = { id: string; session: Session; secondsLeft: number | null };

/** Where sessions are kept. Every method rejects with `StoreUnavailable` when the store fails or stays silent. */
export type SessionStore = {
  /** Keeps a session under an id, in place of what was there. */
  save(id: string, session: Session): Promise<void>;
  /** Null for an id that is unknown, expired or revoked. Being found counts as a use. */
  find(id: string): Promise<Session | null>;
  /** Keeps a session in place of what is there under its id. False when it has ended meanwhile: it is not brought back. */
  replace(id: string, session: Session): Promise<boolean>;
  /** Ends a session. When this resolves, its id is worth nothing. False when there was none, which is fine. */
  destroy(id: string): Promise<boolean>;
  /** Ends every session of a user, on all their devices, and says how many were still alive. */
  destroyAllOf(userId: number): Promise<number>;
  /** The live sessions of these users. Being listed does not count as a use. */
  listOf(userIds: readonly number[]): Promise<LiveSession[]>;
};

/** The store did not do what it was asked to, or not in time. */
export class StoreUnavailable extends Error {
  override name = 'StoreUnavailable';
}

/** Whom a session belongs to; null for nobody. */
export function userOf(session: Session | null): SessionUser | null {
  return session === null || session.userId === null
    ? null
    : { id: session.userId, role: session.role, name: session.name };
}

/** A session from what a store holds. Corrupt records: what cannot be read proves nothing, so it is no session. */
export function parseSession(record: unknown): Session | null {
  const { userId, role, name, device, createdAt, cookieSetAt } = Object(record) as Record<string, unknown>;
  if (typeof device !== 'string' || typeof createdAt !== 'number') return null;
  const about = { device, createdAt, ...(typeof cookieSetAt === 'number' && { cookieSetAt }) };
  if (userId === null) return { userId, ...about };
  const isWhole = Number.isSafeInteger(userId) && typeof role === 'string' && typeof name === 'string';
  return isWhole ? { userId: userId as number, role, name, ...about } : null;
}
