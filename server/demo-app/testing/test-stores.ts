import { randomUUID } from 'node:crypto';
import Redis from 'ioredis';
import RedisMock from 'ioredis-mock';
import { beforeAll, beforeEach, describe, onTestFinished, vi } from 'vitest';
import { type StartedRedis, startRedis } from '../../store/start-redis.ts';

/** An empty store for one test. `advance` moves its clock on, in seconds. */
export type TestStore = { redis: Redis; advance(seconds: number): Promise<void> };
export type OpenStore = () => Promise<TestStore>;

/** Describes the same behaviour on ioredis-mock and, where it is installed, on a Redis of its own. */
export function describeOnEachStore(name: string, tests: (openStore: OpenStore) => void): void {
  describe(`${name}, on ioredis-mock`, () => tests(openMock));
  describe(`${name}, on Redis`, () => {
    let started: StartedRedis | null = null;
    beforeAll(async () => {
      started = await startRedis();
      return () => started?.stop();
    });
    beforeEach((context) => context.skip(started === null, 'redis-server is not installed'));
    tests(() => openRedis(started?.url ?? ''));
  });
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
  await redis.flushall();
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
