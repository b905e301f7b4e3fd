import type { Redis } from 'ioredis';
import { commit, inTime } from './in-time.ts';
import { indexKey, parseRecord, sessionKey } from './redis-keys.ts';
import type { LiveSession, SessionStore } from './session-store.ts';

/** What can be done with all the sessions of a user. */
export function createRedisIndex(redis: Redis): Pick<SessionStore, 'destroyAllOf' | 'listOf'> {
  async function destroyAllOf(userId: number): Promise<number> {
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

  async function listOf(userIds: readonly number[]): Promise<LiveSession[]> {
    if (userIds.length === 0) return [];
    const indexes = redis.multi();
    for (const userId of userIds) indexes.smembers(indexKey(userId));
    const members = (await commit(indexes)) as string[][];
    const listed = userIds.flatMap((userId, index) => (members[index] ?? []).map((id) => ({ userId, id })));
    if (listed.length === 0) return [];
    const reads = redis.multi();
    // Prolonged by being looked at: these reads leave every lifetime as it is.
    for (const { id } of listed) reads.get(sessionKey(id)).ttl(sessionKey(id));
    const replies = await commit(reads);
    const found = listed.map(({ userId, id }, index) => {
      const [record, ttl] = replies.slice(2 * index, 2 * index + 2) as [string | null, number];
      const session = parseRecord(record);
      const isGone = record === null || (session !== null && session.userId !== userId);
      return { userId, id, session, isGone, secondsLeft: ttl < 0 ? null : ttl };
    });
    // An index without end: sessions that end by themselves leave their ids behind, and each login prolongs the list. So
    // does a login that keeps the id of somebody else's session.
    await forget(found.filter(({ isGone }) => isGone));
    return found.flatMap(({ id, session, isGone, secondsLeft }) =>
      session === null || isGone ? [] : [{ id, session, secondsLeft }],
    );
  }

  async function forget(gone: readonly { userId: number; id: string }[]): Promise<void> {
    if (gone.length === 0) return;
    const transaction = redis.multi();
    for (const userId of new Set(gone.map((one) => one.userId))) {
      const theirs = gone.filter((one) => one.userId === userId);
      transaction.srem(indexKey(userId), ...theirs.map(({ id }) => id));
    }
    await commit(transaction);
  }

  return { destroyAllOf, listOf };
}
