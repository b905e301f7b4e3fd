import { createHash, randomBytes } from 'node:crypto';
import type { ChainableCommander, Redis } from 'ioredis';

/** Whom a session belongs to. */
export type SessionUser = { id: number; role: string; name: string };

/** `absolute`: a session ends a fixed time after its creation. `idle`: each use prolongs it (OWASP ASVS 5.0, 7.3). */
export type Timeout = 'absolute' | 'idle';

/** A live session as an admin sees it; times are in seconds, null where they are not known. */
export type SessionSummary = {
  /** Names the session without being worth anything at the door. */
  handle: string;
  user: SessionUser;
  device: string;
  age: number | null;
  /** Known under an idle timeout only: otherwise a lookup reads, and writes nothing down. */
  sinceLastUse: number | null;
  timeLeft: number;
};

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
 * Sessions in Redis: one key `session:<id>` each, which lives for `ttlSeconds`, from its creation or from its last use.
 * All methods reject with `StoreUnavailable` when Redis fails or stays silent.
 */
export function createSessions({
  redis,
  ttlSeconds,
  createSessionId,
  timeout = 'absolute',
  now = Date.now,
}: {
  redis: Redis;
  ttlSeconds: number;
  createSessionId: () => string;
  timeout?: Timeout;
  now?: () => number;
}) {
  // Immortal sessions: a lifetime of NaN or 0 should stop the start, not be found out by the store at a login.
  if (!Number.isSafeInteger(ttlSeconds) || ttlSeconds < 1) {
    throw new RangeError('Could not set up sessions: ttlSeconds is not a whole number above 0.');
  }

  /** Stores a new session and returns its id. `device` is what the session's owner would recognise it by. */
  async function create({ id: userId, role, name }: SessionUser, device = 'unknown device'): Promise<string> {
    const id = createSessionId();
    // The record is chosen field by field: whatever else the user object carries stays out of the store.
    const record = JSON.stringify({ userId, role, name, device, createdAt: now() });
    const index = indexKey(userId);
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
    if (timeout === 'absolute') return parseRecord(await inTime(redis.get(sessionKey(id))));
    // Revived sessions: GETEX prolongs only what is there. Writing back what was read a moment ago would bring a session
    // that has been revoked in between back to life.
    const user = parseRecord(await inTime(redis.getex(sessionKey(id), 'EX', ttlSeconds)));
    // Sessions beyond revocation: the index must live as long as the last session that it lists.
    if (user) await inTime(redis.expire(indexKey(user.id), ttlSeconds));
    return user;
  }

  /** Ends a session. When this resolves, its id is worth nothing; ending what is not there is fine. */
  async function destroy(id: string): Promise<void> {
    if (!isWellFormed(id)) return;
    const user = parseRecord(await inTime(redis.get(sessionKey(id))));
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

  /** The live sessions of these users, the newest first. */
  async function listOf(userIds: readonly number[]): Promise<SessionSummary[]> {
    return (await readLive(userIds)).map(({ summary }) => summary);
  }

  /** Ends one session of these users by its handle; false when there is no such session any more. */
  async function revoke(handle: string, userIds: readonly number[]): Promise<boolean> {
    const found = (await readLive(userIds)).find(({ summary }) => summary.handle === handle);
    if (!found) return false;
    const { id, summary } = found;
    const [deleted] = await commit(redis.multi().del(sessionKey(id)).srem(indexKey(summary.user.id), id));
    return deleted === 1;
  }

  async function readLive(userIds: readonly number[]): Promise<{ id: string; summary: SessionSummary }[]> {
    if (userIds.length === 0) return [];
    const indexes = redis.multi();
    for (const userId of userIds) indexes.smembers(indexKey(userId));
    const members = (await commit(indexes)) as string[][];
    const ids = members.flat();
    if (ids.length === 0) return [];
    const reads = redis.multi();
    // Prolonged by being looked at: these reads leave every lifetime as it is.
    for (const id of ids) reads.get(sessionKey(id)).ttl(sessionKey(id));
    const replies = await commit(reads);
    // An index without end: sessions that end by themselves leave their ids behind, and each login prolongs the list.
    const ended = new Set(ids.filter((_, index) => replies[2 * index] === null));
    if (ended.size > 0) await forget(userIds, members, ended);
    const live = ids.flatMap((id, index) => {
      const [record, timeLeft] = replies.slice(2 * index, 2 * index + 2) as [string | null, number];
      const user = parseRecord(record);
      return user && record ? [{ id, summary: summarise({ id, user, record, timeLeft }) }] : [];
    });
    return live.sort((one, other) => (one.summary.age ?? 0) - (other.summary.age ?? 0));
  }

  async function forget(userIds: readonly number[], members: string[][], ended: ReadonlySet<string>) {
    const transaction = redis.multi();
    for (const [index, userId] of userIds.entries()) {
      const theirs = members[index]?.filter((id) => ended.has(id)) ?? [];
      if (theirs.length > 0) transaction.srem(indexKey(userId), ...theirs);
    }
    await commit(transaction);
  }

  function summarise(session: { id: string; user: SessionUser; record: string; timeLeft: number }) {
    const { device, createdAt } = JSON.parse(session.record) as { device?: unknown; createdAt?: unknown };
    return {
      handle: handleOf(session.id),
      user: session.user,
      device: typeof device === 'string' ? device : 'unknown device',
      age: typeof createdAt === 'number' ? Math.max(0, Math.floor((now() - createdAt) / 1000)) : null,
      // Each use sets the lifetime anew, so what is missing of it has passed since.
      sinceLastUse: timeout === 'idle' ? Math.max(0, ttlSeconds - session.timeLeft) : null,
      timeLeft: session.timeLeft,
    };
  }

  return { create, find, destroy, revokeAllOf, listOf, revoke };
}

/** Session theft by an admin's screen: 64 bits of a hash name a session, and cannot be turned back into its id. */
const handleOf = (id: string) => createHash('sha256').update(id).digest('hex').slice(0, 16);

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
