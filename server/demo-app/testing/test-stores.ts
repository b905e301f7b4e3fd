import { randomUUID } from 'node:crypto';
import Redis from 'ioredis';
import RedisMock from 'ioredis-mock';
import { onTestFinished, vi } from 'vitest';
import { describeOnEachRedis } from '../../testing/describe-on-each-redis.ts';

/** An empty store for one test. `advance` moves its clock on, in seconds. */
export type TestStore = { redis: Redis; advance(seconds: number): Promise<void> };
export type OpenStore = () => Promise<TestStore>;

/** Describes the same behaviour on ioredis-mock and, where it is installed, on a real Redis. */
export function describeOnEachStore(name: string, tests: (openStore: OpenStore) => void): void {
  describeOnEachRedis(name, (redisUrl) =>
    tests(() => {
      const url = redisUrl();
      return url === null ? openMock() : openRedis(url);
    }),
  );
}

async function openMock(): Promise<TestStore> {
  // Mock clients of the same host share their data.
  const redis = new RedisMock({ host: randomUUID() }) as Redis;
  onTestFinished(() => {
    redis.disconnect();
    vi.useRealTimers();
  });
  return {
    redis,
    async advance(seconds) {
      const now = Date.now();
      vi.useFakeTimers({ toFake: ['Date'], now: now + seconds * 1000 });
    },
  };
}

async function openRedis(url: string): Promise<TestStore> {
  const redis = new Redis(url);
  onTestFinished(() => redis.disconnect());
  await redis.flushdb();
  return {
    redis,
    async advance(seconds) {
      for (const key of await redis.keys('*')) {
        const left = await redis.pttl(key);
        if (left > seconds * 1000) await redis.pexpire(key, left - seconds * 1000);
        else if (left >= 0) await redis.del(key);
      }
    },
  };
}
