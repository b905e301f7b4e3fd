import type { Store } from 'express-rate-limit';
import type { Redis } from 'ioredis';
import { creationsKey } from '../store/keys.ts';
import { repliesOf } from '../store/replies-of.ts';

/**
 * Counts for express-rate-limit in Redis, so that a limit holds for all processes together.
 *
 * INCR and then EXPIRE would be two steps: a process that dies between them leaves a counter that never ends, and an
 * address that is refused for ever. Here one transaction creates the counter with its end and then counts.
 */
export function createSharedLimit(options: { redis: Redis; windowMs: number }): Store {
  const { redis, windowMs } = options;
  return {
    async increment(address) {
      const key = creationsKey(address);
      const results = await redis.multi().set(key, 0, 'PX', windowMs, 'NX').incr(key).pttl(key).exec();
      const [, hits, left] = repliesOf(results);
      return { totalHits: Number(hits), resetTime: new Date(Date.now() + Math.max(Number(left), 0)) };
    },
    async decrement(address) {
      await redis.decr(creationsKey(address));
    },
    async resetKey(address) {
      await redis.del(creationsKey(address));
    },
  };
}
