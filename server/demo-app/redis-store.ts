import type { Redis } from 'ioredis';
import { commit, inTime } from './in-time.ts';
import { type LifetimeOptions, secondsLeft, toLifetime } from './lifetime.ts';
import { createRedisIndex } from './redis-index.ts';
import { indexKey, parseRecord, sessionKey } from './redis-keys.ts';
import type { Session, SessionStore } from './session-store.ts';

/**
 * Sessions in Redis: one key `session:<id>` each, and for each user a set of the ids of their sessions. The store itself
 * ends a session when its time has come.
 */
export function createRedisStore({
  redis,
  now,
  ...options
}: LifetimeOptions & { redis: Redis }): SessionStore {
  const { ttlSeconds } = options;
  const lifetime = toLifetime(options);
  async function save(id: string, session: Session): Promise<void> {
    const transaction = redis.multi();
    const record = JSON.stringify(session);
    const seconds = secondsLeft(lifetime, session, now());
    if (seconds === null) transaction.set(sessionKey(id), record);
    // Immortal sessions: SETEX sets value and lifetime in one step. With SET and then EXPIRE, a crash in between
    // would leave a session that never ends.
    else transaction.setex(sessionKey(id), seconds, record); // defence: timeout
    if (session.userId !== null) {
      const index = indexKey(session.userId);
      transaction.sadd(index, id);
      if (seconds === null) transaction.persist(index);
      else transaction.expire(index, ttlSeconds);
    }
    await commit(transaction);
  }

  async function find(id: string): Promise<Session | null> {
    const key = sessionKey(id);
    // Late revocation: the store is asked every time. A copy kept here would outlive the session.
    if (lifetime.idle === null) return parseRecord(await inTime(redis.get(key)));
    // Revived sessions: GETEX and EXPIRE prolong only what is there. Writing back what was read a moment ago would bring
    // a session that has been revoked in between back to life.
    const isLimited = lifetime.absolute !== null;
    const session = parseRecord(
      await inTime(isLimited ? redis.get(key) : redis.getex(key, 'EX', lifetime.idle)),
    );
    if (session === null) return null;
    const seconds = secondsLeft(lifetime, session, now()) ?? 0;
    if (isLimited) await inTime(redis.expire(key, Math.max(seconds, 0)));
    // Sessions beyond revocation: the index must live as long as the last session that it lists.
    if (session.userId !== null) await inTime(redis.expire(indexKey(session.userId), ttlSeconds));
    return seconds > 0 ? session : null;
  }

  async function replace(id: string, session: Session): Promise<boolean> {
    const seconds = secondsLeft(lifetime, session, now());
    const record = JSON.stringify(session);
    // Revived sessions: XX writes only where there still is one, in the same step as it looks. KEEPTTL would save the
    // reckoning, but ioredis-mock, the store in memory, drops the lifetime at it, and the session would never end.
    const written =
      seconds === null
        ? redis.set(sessionKey(id), record, 'XX')
        : redis.set(sessionKey(id), record, 'EX', seconds, 'XX');
    return (await inTime(written)) === 'OK';
  }

  async function destroy(id: string): Promise<boolean> {
    const key = sessionKey(id);
    const session = parseRecord(await inTime(redis.get(key)));
    if (!session || session.userId === null) return (await inTime(redis.del(key))) === 1;
    const [deleted] = await commit(redis.multi().del(key).srem(indexKey(session.userId), id));
    return deleted === 1;
  }

  return { save, find, replace, destroy, ...createRedisIndex(redis) };
}
