import { createHash, randomBytes } from 'node:crypto';
import type { Redis } from 'ioredis';
import { commit, inTime } from '../demo-app/in-time.ts';

/** What keeps a login alive beyond its first token. Every method rejects with `StoreUnavailable` when the store fails or stays silent. */
export type RefreshTokens = {
  /** The first of a family, at a login. */
  begin(userId: number): Promise<string>;
  /** The next in place of this one, and whose it is; null when it is worth nothing. One that has been used before ends its whole family. */
  rotate(token: string): Promise<{ userId: number; token: string } | null>;
  /** Ends a token with its family. One that is worth nothing is left so. */
  end(token: string): Promise<void>;
  /** Ends every family of a user, and says how many were still alive. */
  endAllOf(userId: number): Promise<number>;
};

/** All that came of one login. It lies under its first token; `current` is the one that is good, `since` in milliseconds since the epoch. */
type Family = { userId: number; current: string; since: number };
/** What lies under any other token. */
type Member = { family: string };

/**
 * Keeps a key `refresh:<hash>` for each token in Redis. A family lives `seconds` from its login, however much it is used: it is
 * a session by another name.
 */
export function createRefreshTokens(options: {
  redis: Redis;
  seconds: number;
  now(): number;
}): RefreshTokens {
  const { redis, seconds, now } = options;

  const read = async (hash: string) => parseRecord(await inTime(redis.get(keyOf(hash))));

  async function findFamily(hash: string): Promise<{ first: string; family: Family } | null> {
    const record = await read(hash);
    const first = record && 'family' in record ? record.family : hash;
    const family = first === hash ? record : await read(first);
    return family && 'current' in family ? { first, family } : null;
  }

  const endFamily = (first: string, { userId }: Family) =>
    commit(redis.multi().del(keyOf(first)).zrem(indexOf(userId), first));

  return {
    async begin(userId) {
      const token = newToken();
      const current = hashOf(token);
      const family: Family = { userId, current, since: now() };
      // Logins beyond revocation: a family that is on no list could be ended by its own tokens alone. The list lives as long as
      // the newest of them, and what has ended by itself leaves it when another begins or is renewed.
      await commit(
        redis
          .multi()
          .setex(keyOf(current), seconds, JSON.stringify(family))
          .zadd(indexOf(userId), family.since + seconds * 1000, current)
          .zremrangebyscore(indexOf(userId), '-inf', now())
          .expire(indexOf(userId), seconds),
      );
      return token;
    },

    async rotate(token) {
      const hash = hashOf(token);
      const found = await findFamily(hash);
      if (!found) return null;
      const { first, family } = found;
      // Stolen refresh tokens: of thief and owner, one comes second with a token that has been used. Nobody can tell which of
      // them that is, so both are out (RFC 9700, section 4.14.2).
      if (family.current !== hash) {
        await endFamily(first, family);
        return null;
      }
      const left = seconds - Math.floor((now() - family.since) / 1000);
      if (left < 1) return null;
      const next = newToken();
      const current = hashOf(next);
      const renewed: Family = { ...family, current };
      const member: Member = { family: first };
      // Revived families: XX writes only where there still is one, so that a logout meanwhile stays one. Of two that come at the
      // same moment each gets a token; one of these is not the current one, and ends the family when it is used.
      const [written] = await commit(
        redis
          .multi()
          .set(keyOf(first), JSON.stringify(renewed), 'EX', left, 'XX')
          .setex(keyOf(current), left, JSON.stringify(member))
          .zremrangebyscore(indexOf(family.userId), '-inf', now()),
      );
      return written === 'OK' ? { userId: family.userId, token: next } : null;
    },

    async end(token) {
      const found = await findFamily(hashOf(token));
      if (found) await endFamily(found.first, found.family);
    },

    async endAllOf(userId) {
      const firsts = await inTime(redis.zrange(indexOf(userId), 0, -1));
      if (firsts.length === 0) return 0;
      const transaction = redis.multi();
      for (const first of firsts) transaction.del(keyOf(first));
      // Lost logins: only those just read leave the list. One that began a moment ago can still be ended.
      transaction.zrem(indexOf(userId), ...firsts);
      const deleted = (await commit(transaction)).slice(0, firsts.length);
      return deleted.filter((count) => count === 1).length;
    },
  };
}

/** Guessing tokens: 128 bits from the system's secure generator. */
const newToken = () => randomBytes(16).toString('hex');

/** A store that is read by others: what lies there is no token, and none can be made of it. */
const hashOf = (token: string) => createHash('sha256').update(token).digest('hex').slice(0, 32);

const keyOf = (hash: string) => `refresh:${hash}`;

/**
 * The families of a user, each by its first token's hash, with its end in milliseconds since the epoch. An earlier version had a
 * set of them under `user-refresh-tokens:`, and a store that it has used would refuse to take that for a sorted set.
 */
const indexOf = (userId: number) => `user-token-families:${userId}`;

/** Corrupt records: what cannot be read proves nothing. */
function parseRecord(text: string | null): Family | Member | null {
  try {
    const { userId, current, since, family } = Object(JSON.parse(text ?? 'null')) as Record<string, unknown>;
    if (typeof family === 'string') return { family };
    const isWhole = Number.isSafeInteger(userId) && typeof current === 'string' && typeof since === 'number';
    return isWhole ? { userId: userId as number, current, since } : null;
  } catch {
    return null;
  }
}
