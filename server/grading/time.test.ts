import { expect, it } from 'vitest';
import { beginning } from '#shared/grading/lab.ts';
import { enterRealm } from '../testing/enter-realm.ts';

const text = `
import express from 'express';
const loaded = Date.now();
export function createApp({ redis }: any) {
  let ticks = 0;
  setTimeout(() => { ticks += 1; }, 60_000).unref();
  setInterval(() => { ticks += 10; }, 10 * 60_000);
  AbortSignal.timeout(30 * 60_000).addEventListener('abort', () => { ticks += 100; });
  const app = express();
  app.get('/time', (req, res) => res.json({ loaded, ticks, now: Date.now(), date: +new Date(), random: Math.random(), hr: String(process.hrtime.bigint()) }));
  app.get('/set', async (req, res) => {
    await redis.set('a', '1', 'EX', 60);
    await redis.set('a', '2', 'KEEPTTL');
    res.json({ ttl: await redis.ttl('a') });
  });
  return app;
}`;

it('starts every server at one instant, and moves clock and timers on', async () => {
  const { realm, get } = await enterRealm(text);
  const first = await get('/time');
  expect(first).toMatchObject({ loaded: beginning, ticks: 0 });
  expect(first.now - beginning).toBeLessThan(5000);
  await realm.advance(3_600_000);
  const later = await get('/time');
  expect(later.now - first.now).toBeGreaterThanOrEqual(3_600_000);
  expect(later.now - first.now).toBeLessThan(3_605_000);
  expect(later.date - later.now).toBeLessThan(1000);
  expect(later.ticks).toBe(111);
});

it('makes clocks and Math.random stand still, and run again', async () => {
  const { realm, get } = await enterRealm(text);
  await realm.freeze(true);
  const first = await get('/time');
  expect(await get('/time')).toEqual(first);
  await realm.freeze(false);
  expect((await get('/time')).random).not.toBe(first.random);
});

it('ages the store with the clock', async () => {
  const { realm, get } = await enterRealm(text);
  expect(await get('/set')).toEqual({ ttl: 60 });
  await realm.advance(59_000);
  expect(await realm.command('EXISTS', 'a')).toBe(1);
  await realm.advance(1_000);
  expect(await realm.command('EXISTS', 'a')).toBe(0);
});
