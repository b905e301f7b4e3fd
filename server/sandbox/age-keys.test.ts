import { randomUUID } from 'node:crypto';
import type { Redis } from 'ioredis';
import RedisMock from 'ioredis-mock';
import { expect, it, onTestFinished } from 'vitest';
import { connectRedis, whenReady } from '../store/connect-redis.ts';
import { demoAppPrefix, sandboxKeys } from '../store/keys.ts';
import { shareRedis } from '../testing/share-redis.ts';
import { ageKeys, ageKeysScript } from './age-keys.ts';

const redisUrl = shareRedis();
const fail = (error: unknown) => {
  throw error;
};

async function connect(url: string | null): Promise<Redis> {
  const store = connectRedis({
    redisUrl: url,
    mockName: randomUUID(),
    scripts: [ageKeysScript],
    onError: fail,
  });
  onTestFinished(store.close);
  await whenReady(store.redis, fail);
  return store.redis;
}

/** A sandbox with keys that live for so many seconds, for ever where it is null, or are noted and gone where it is 0. */
async function fill(redis: Redis, sandboxId: string, lives: Record<string, number | null>) {
  const prefix = demoAppPrefix(sandboxId);
  for (const [name, seconds] of Object.entries(lives)) {
    await redis.sadd(sandboxKeys(sandboxId).appKeys, prefix + name);
    if (seconds === null) await redis.set(prefix + name, 'x');
    else if (seconds > 0) await redis.setex(prefix + name, seconds, 'x');
  }
}

it.each([
  ['Redis', () => connect(redisUrl())],
  ['the store in memory', () => connect(null)],
  ['the mock’s own Lua', async () => new RedisMock({ host: randomUUID() })],
])('ages the same keys by as much on %s', async (_, open) => {
  const redis = await open();
  const sandboxId = randomUUID();
  await fill(redis, sandboxId, { 'session:a': 3600, 'session:b': 600, list: 1200, immortal: null, gone: 0 });
  const prefix = demoAppPrefix(sandboxId);
  const move = async (byMs: number) => {
    const { offsetMs, aged } = await ageKeys(redis, { sandboxId, byMs, idleSeconds: 60 });
    const told = aged.map(({ whole, leftMs }) => [
      whole.slice(prefix.length),
      Math.round(leftMs / 10_000) * 10,
    ]);
    return { offsetMs, told: Object.fromEntries(told) };
  };
  expect(await move(600_000)).toEqual({
    offsetMs: 600_000,
    told: { 'session:a': 3600, 'session:b': 600, list: 1200 },
  });
  expect(await move(1_000_000)).toEqual({ offsetMs: 1_600_000, told: { 'session:a': 3000, list: 600 } });
  const lives = ['session:a', 'session:b', 'list', 'immortal'].map((name) => redis.ttl(prefix + name));
  const [left, ...others] = await Promise.all(lives);
  expect(left).toBeGreaterThan(1990);
  expect(left).toBeLessThanOrEqual(2000);
  expect(others).toEqual([-2, -2, -1]);
  expect(await redis.hget(sandboxKeys(sandboxId).state, 'offsetMs')).toBe('1600000');
  expect(await redis.ttl(sandboxKeys(sandboxId).state)).toBeGreaterThan(50);
});

it('ages many keys in memory in a fraction of what the mock’s own Lua takes', async () => {
  const spent = async (redis: Redis) => {
    const sandboxId = randomUUID();
    const lives = Array.from({ length: 500 }, (_, n) => [`session:${n}`, 3600]);
    await fill(redis, sandboxId, Object.fromEntries(lives));
    const began = process.cpuUsage();
    const { aged } = await ageKeys(redis, { sandboxId, byMs: 1000, idleSeconds: 60 });
    const { user, system } = process.cpuUsage(began);
    expect(aged).toHaveLength(500);
    return (user + system) / 1000;
  };
  const ours = await connect(null);
  const lua = new RedisMock({ host: randomUUID() });
  // The first time of either is for the machine to become used to it.
  for (const redis of [ours, lua]) await spent(redis);
  expect(await spent(ours)).toBeLessThan((await spent(lua)) / 3);
});
