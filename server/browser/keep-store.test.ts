import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { openMock } from '../store/open-mock.ts';
import { keepStore } from './keep-store.ts';
import { createTestDisk } from './testing/create-test-disk.ts';

async function setup(on = createTestDisk()) {
  const redis = openMock(randomUUID());
  const { flush } = await keepStore(redis, on.disk);
  return { ...on, redis, flush, restart: () => setup(on) };
}

it('brings everything back after the worker was stopped, with the time that was left', async () => {
  const one = await setup();
  await one.redis.setex('session:1', 60, 'ada');
  await one.redis.hset('state', { a: '1', b: '2' });
  await one.redis.sadd('set', 'x', 'y');
  await one.redis.zadd('scores', 3, 'm');
  await one.flush();
  const { redis } = await one.restart();
  expect(await redis.get('session:1')).toBe('ada');
  expect(await redis.ttl('session:1')).toBeGreaterThan(55);
  expect(await redis.hgetall('state')).toEqual({ a: '1', b: '2' });
  expect((await redis.smembers('set')).sort()).toEqual(['x', 'y']);
  expect(await redis.zscore('scores', 'm')).toBe('3');
});

it('keeps a changed lifetime, and what was deleted stays away', async () => {
  const one = await setup();
  await one.redis.set('long', '1');
  await one.redis.setex('gone', 60, '1');
  await one.flush();
  await one.redis.expire('long', 100);
  await one.redis.del('gone');
  await one.flush();
  const { redis } = await one.restart();
  expect(await redis.ttl('long')).toBeGreaterThan(90);
  expect(await redis.exists('gone')).toBe(0);
});

it('writes each event of a trace once, and forgets those that were dropped', async () => {
  const one = await setup();
  const append = (from: number, count: number) => {
    const texts = Array.from({ length: count }, (_, index) => `e${from + index}`);
    return one.redis
      .multi()
      .rpush('s:trace', ...texts)
      .incrby('s:total', count)
      .exec();
  };
  await append(1, 3);
  await one.flush();
  await append(4, 2);
  await one.redis.ltrim('s:trace', -3, -1);
  await one.flush();
  await one.flush();
  expect(one.written).toEqual(['e1', 'e2', 'e3', 'e4', 'e5']);
  const two = await one.restart();
  expect(await two.redis.lrange('s:trace', 0, -1)).toEqual(['e3', 'e4', 'e5']);
  await two.redis.multi().rpush('s:trace', 'e6').incrby('s:total', 1).exec();
  await two.flush();
  expect(two.written.slice(5)).toEqual(['e6']);
  await two.redis.del('s:trace', 's:total');
  await two.flush();
  expect(await (await two.restart()).redis.exists('s:trace')).toBe(0);
});

it('says what the disk did not take, and writes it when it takes it again', async () => {
  const one = await setup();
  await one.redis.set('key', '1');
  one.fail(new Error('full'));
  await expect(one.flush()).rejects.toThrow('full');
  one.fail(null);
  await one.flush();
  expect(await (await one.restart()).redis.get('key')).toBe('1');
});
