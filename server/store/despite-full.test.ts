import { randomUUID } from 'node:crypto';
import { Redis } from 'ioredis';
import { expect, it, onTestFinished } from 'vitest';
import { startRedis } from '../testing/start-redis.ts';
import { runTogether } from './despite-full.ts';
import { storeTrouble } from './store-trouble.ts';

async function setup() {
  const server = await startRedis({ required: true });
  const redis = new Redis(server?.url ?? '');
  onTestFinished(async () => {
    redis.disconnect();
    await server?.stop();
  });
  const key = `{x}${randomUUID()}`;
  await redis.sadd(key, 'a', 'b');
  const fill = () => redis.config('SET', 'maxmemory', 1);
  return { redis, key, fill };
}

it('answers the same whether the store is full or not, where nothing can grow', async () => {
  const { redis, key, fill } = await setup();
  const calls = [
    { name: 'expire', args: [key, 100] },
    { name: 'scard', args: [key] },
    { name: 'get', args: [`${key}-none`] },
    { name: 'smembers', args: [`${key}-none`] },
    { name: 'type', args: [key] },
  ];
  const before = await runTogether(redis, calls);
  expect(before).toEqual([1, 2, null, [], 'set']);
  await fill();
  expect(await runTogether(redis, calls)).toEqual(before);
  const removal = [
    { name: 'srem', args: [key, 'a'] },
    { name: 'del', args: [key] },
  ];
  expect(await runTogether(redis, removal)).toEqual([1, 1]);
  await expect(
    runTogether(redis, [
      { name: 'get', args: [key] },
      { name: 'hget', args: [] },
    ]),
  ).rejects.toThrow();
});

it('takes nothing that may grow into a full store, and none of what comes with it', async () => {
  const { redis, key, fill } = await setup();
  await fill();
  for (const growing of [
    { name: 'set', args: ['{x}new', 'x'] },
    { name: 'eval', args: ['return 1', 0] },
  ]) {
    const error = await runTogether(redis, [{ name: 'del', args: [key] }, growing]).catch((thrown) => thrown);
    expect(storeTrouble(error)).toBe('full');
    expect(await redis.scard(key)).toBe(2);
  }
});
