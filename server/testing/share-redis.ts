import { Redis } from 'ioredis';
import { beforeAll, beforeEach, inject } from 'vitest';

/**
 * For the tests beside it: a database of the Redis that all share, empty at first. No other file has it meanwhile. Where
 * there is no Redis the tests are skipped.
 * @returns its address
 */
export function shareRedis(): () => string {
  const redis = inject('redisUrl');
  // A worker runs one file at a time.
  const url = `${redis}/${process.env.VITEST_POOL_ID}`;
  beforeAll(async () => {
    if (redis === null) return;
    const client = new Redis(url);
    await client.flushdb();
    await client.quit();
  });
  beforeEach((context) => context.skip(redis === null, 'redis-server is not installed'));
  return () => url;
}
