import { randomBytes } from 'node:crypto';
import type { ChainableCommander, Redis } from 'ioredis';

/** Whom a session belongs to. */
export type SessionUser = { id: number; role: string; name: string };

/** The store did not do what it was asked to, or not in time. */
export class StoreUnavailable extends Error {
  override name = 'StoreUnavailable';
}

/** 128 bits from the system's secure generator, as 32 hex digits (OWASP ASVS 5.0, 7.2.3). */
export const randomSessionId = (): string => randomBytes(16).toString('hex');

const sessionKey = (id: string) => `session:${id}`;

/**
 * The ids of a user's sessions are kept in a set, so that all of them can be ended at once. Searching with KEYS or
 * SCAN instead would read every session of every user, and KEYS would stop the whole store while it does.
 */
const indexKey = (userId: number) => `user-sessions:${userId}`;

/**
 * Sessions in Redis: one key `session:<id>` each, which lives for `ttlSeconds` and is never prolonged.
 * All methods reject with `StoreUnavailable` when Redis fails or stays silent.
 */
export function createSessions({
  redis,
  ttlSeconds,
  createSessionId,
}: {
  redis: Redis;
  ttlSeconds: number;
  createSessionId: () => string;
}) {
  // Immortal sessions: a lifetime of NaN or 0 should stop the start, not be found out by the store at a login.
  if (!Number.isSafeInteger(ttlSeconds) || ttlSeconds < 1) {
    throw new RangeError('Could not set up sessions: ttlSeconds is not a whole number above 0.');
  }

  /** Stores a new session and returns its id. */
  async function create(user: SessionUser): Promise<string> {
    const id = createSessionId();
    // The record is chosen field by field: whatever else the user object carries stays out of the store.
    const record = JSON.stringify({ userId: user.id, role: user.role, name: user.name });
    const index = indexKey(user.id);
    // Immortal sessions: SETEX sets value and lifetime in one step. With SET and then EXPIRE, a crash in between
    // would leave a session that never ends.
    const transaction = redis
      .multi()
      .setex(sessionKey(id), ttlSeconds, record)
      .sadd(index, id)
      .expire(index, ttlSeconds);
    await commit(transaction);
    return id;
  }

  /** Finds the user of a live session; null for an id that is unknown, expired, revoked or malformed. */
  async function find(id: string): Promise<SessionUser | null> {
    if (!isWellFormed(id)) return null;
    // Late revocation: the store is asked every time. A copy kept here would outlive the session.
    return parseRecord(await inTime(redis.get(sessionKey(id))));
  }

  /** Ends a session. When this resolves, its id is worth nothing; ending what is not there is fine. */
  async function destroy(id: string): Promise<void> {
    if (!isWellFormed(id)) return;
    const user = await find(id);
    if (user) await commit(redis.multi().del(sessionKey(id)).srem(indexKey(user.id), id));
    else await inTime(redis.del(sessionKey(id)));
  }

  /** Ends every session of a user, on all their devices, and returns how many were still alive. */
  async function revokeAllOf(userId: number): Promise<number> {
    const ids = await inTime(redis.smembers(indexKey(userId)));
    if (ids.length === 0) return 0;
    const transaction = redis.multi();
    for (const id of ids) transaction.del(sessionKey(id));
    // Lost sessions: only the ids just read leave the index. Deleting the whole set would also forget a session that
    // began a moment ago, and nobody could revoke it any more.
    transaction.srem(indexKey(userId), ...ids);
    const deleted = (await commit(transaction)).slice(0, ids.length);
    return deleted.filter((count) => count === 1).length;
  }

  return { create, find, destroy, revokeAllOf };
}

// Hostile cookies: what comes from outside is held to this shape before it becomes part of a key.
const isWellFormed = (id: string) => /^[\w-]{1,64}$/.test(id);

function parseRecord(record: string | null): SessionUser | null {
  if (record === null) return null;
  try {
    const { userId, role, name } = JSON.parse(record) ?? {};
    const isWhole = Number.isSafeInteger(userId) && typeof role === 'string' && typeof name === 'string';
    return isWhole ? { id: userId, role, name } : null;
  } catch {
    // Corrupt records: what cannot be read proves nothing, so it is no session.
    return null;
  }
}

/** Runs a transaction and returns the reply of each command. */
async function commit(transaction: ChainableCommander): Promise<unknown[]> {
  const results = await inTime(transaction.exec());
  if (!results) throw new StoreUnavailable('The transaction was discarded.');
  return results.map(([error, reply]) => {
    // Half-done work: MULTI does not roll back. One command can fail while EXEC itself succeeds.
    if (error) throw new StoreUnavailable(error.message, { cause: error });
    return reply;
  });
}

const patienceMs = 500;

/** Waits for a reply, but not for ever: a request that hangs on a silent store holds its connection open. */
async function inTime<Reply>(reply: Promise<Reply>): Promise<Reply> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const silence = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`No reply within ${patienceMs} ms.`)), patienceMs);
  });
  try {
    return await Promise.race([reply, silence]);
  } catch (cause) {
    throw new StoreUnavailable(cause instanceof Error ? cause.message : String(cause), { cause });
  } finally {
    clearTimeout(timer);
  }
}
