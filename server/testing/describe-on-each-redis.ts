import { describe } from 'vitest';
import { shareRedis } from './share-redis.ts';

/**
 * Describes the same behaviour of the whole server on ioredis-mock and, where it is installed, on a real Redis.
 * `redisUrl` may be asked within tests only.
 */
export function describeOnEachRedis(name: string, tests: (redisUrl: () => string | null) => void): void {
  describe(`${name}, on ioredis-mock`, () => tests(() => null));
  describe(`${name}, on Redis`, () => tests(shareRedis()));
}
