import type { Redis } from 'ioredis';
import { expect, it } from 'vitest';
import { startRedis } from '../testing/start-redis.ts';
import { openRealStore } from './open-real-store.ts';

it('keeps what an earlier check sends late out of the next one’s store', async ({ skip, onTestFinished }) => {
  const redis = await startRedis();
  if (!redis) return skip('redis-server is not installed');
  onTestFinished(() => redis.stop());
  const open = openRealStore(redis.url);
  const clientOf = async () => (await open(Date.now)).client as Redis;
  const first = await clientOf();
  await first.set('session:a', 'x');
  expect(await first.exists('session:a')).toBe(1);
  const second = await clientOf();
  void first.set('session:late', 'x');
  void first.multi().set('session:later', 'x').exec();
  await second.set('session:b', 'x');
  expect(await second.keys('*')).toEqual(['session:b']);
});
