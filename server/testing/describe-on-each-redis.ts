import { afterAll, beforeAll, beforeEach, describe } from 'vitest';
import { type StartedRedis, startRedis } from './start-redis.ts';

/**
 * Describes the same behaviour of the whole server on ioredis-mock and, where it is installed, on a real Redis.
 * `redisUrl` may be asked within tests only: Redis is started for tests that run, not for those that are filtered out.
 */
export function describeOnEachRedis(name: string, tests: (redisUrl: () => string | null) => void): void {
  describe(`${name}, on ioredis-mock`, () => tests(() => null));
  describe(`${name}, on Redis`, () => {
    let started: StartedRedis | null = null;
    beforeAll(async () => {
      started = await startRedis();
    });
    afterAll(() => started?.stop());
    beforeEach((context) => context.skip(started === null, 'redis-server is not installed'));
    tests(() => started?.url ?? null);
  });
}
