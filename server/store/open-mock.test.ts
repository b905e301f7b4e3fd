import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { openMock } from './open-mock.ts';

it('lets others in while somebody asks one thing after the other', async () => {
  const redis = openMock(randomUUID());
  let asked = 0;
  let seen = -1;
  setTimeout(() => {
    seen = asked;
  }, 1);
  const until = Date.now() + 200;
  while (Date.now() < until && seen < 0) {
    await redis.get('key');
    asked += 1;
  }
  expect(seen).toBeGreaterThan(-1);
});

it('does what is asked in the order in which it is asked, and tells what went wrong', async () => {
  const redis = openMock(randomUUID());
  const replies = await Promise.all([
    redis.set('key', '1'),
    redis.multi().incr('key').incr('key').exec(),
    redis.get('key'),
  ]);
  expect(replies).toEqual([
    'OK',
    [
      [null, 2],
      [null, 3],
    ],
    '3',
  ]);
  await expect(redis.eval('return nothing()', 0)).rejects.toThrow();
});

it('runs a script that it knows in its own way, in one step', async () => {
  const redis = openMock(randomUUID(), [
    {
      lua: 'return 1',
      inMemory: async (store, [key = ''], [by = 0]) => {
        const before = Number(store.data.get(key));
        return store.set(key, before + Number(by));
      },
    },
  ]);
  await redis.set('key', 1);
  await Promise.all(Array.from({ length: 5 }, () => redis.eval('return 1', 1, 'key', 2)));
  expect(await redis.get('key')).toBe('11');
  expect(await redis.eval('return 7', 0)).toBe(7);
  expect(await redis.multi().eval('return 1', 1, 'key', 3).get('key').exec()).toEqual([
    [null, 'OK'],
    [null, '14'],
  ]);
});
