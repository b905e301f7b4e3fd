import { randomUUID } from 'node:crypto';
import RedisMock from 'ioredis-mock';
import { describe, expect, it } from 'vitest';
import { sandboxKeys } from '../store/keys.ts';
import { makeNotes } from '../testing/make-notes.ts';
import { createTraceLog } from './trace-log.ts';

function setup(capacity = 2000) {
  const redis = new RedisMock({ host: randomUUID() });
  return { redis, log: createTraceLog({ redis, capacity, idleSeconds: 7200 }) };
}

describe('the trace log', () => {
  it('numbers events from 1 without gaps, in the order they came', async () => {
    const { log } = setup();
    await Promise.all([log.append('s', makeNotes(1, 3)), log.append('s', makeNotes(4, 5))]);
    const { dropped, events } = await log.read('s', 0);
    expect(dropped).toBe(0);
    expect(events.map(({ number, at }) => [number, at])).toEqual([1, 2, 3, 4, 5].map((n) => [n, n]));
  });

  it('reads only what comes after a number', async () => {
    const { log } = setup();
    await log.append('s', makeNotes(1, 5));
    expect((await log.read('s', 3)).events.map((event) => event.number)).toEqual([4, 5]);
    expect((await log.read('s', 5)).events).toEqual([]);
    expect((await log.read('s', 99)).events).toEqual([]);
  });

  it('keeps its capacity by dropping the oldest, and says how many', async () => {
    const { log } = setup(10);
    for (let n = 1; n <= 25; n += 5) await log.append('s', makeNotes(n, n + 4));
    const { dropped, events } = await log.read('s', 0);
    expect(dropped).toBe(15);
    expect(events.map(({ number, at }) => [number, at])).toEqual(makeNotes(16, 25).map(({ at }) => [at, at]));
    expect((await log.read('s', 20)).events.map((event) => event.number)).toEqual([21, 22, 23, 24, 25]);
  });

  it('keeps its capacity and its numbers when many append at once', async () => {
    const { log } = setup(200);
    await Promise.all(
      Array.from({ length: 60 }, (_, index) => log.append('s', makeNotes(index * 6, index * 6 + 5))),
    );
    const { dropped, events } = await log.read('s', 0);
    expect([dropped, events.length, events.at(-1)?.number]).toEqual([160, 200, 360]);
    expect(events.map(({ number, at }) => number - at)).toEqual(events.map(() => 1));
    expect(await log.lastNumber('s')).toBe(360);
  });

  it('keeps sandboxes apart', async () => {
    const { log } = setup();
    await log.append('one', makeNotes(1, 1));
    expect((await log.read('two', 0)).events).toEqual([]);
  });

  it('lets a trace vanish with its sandbox', async () => {
    const { redis, log } = setup(1);
    await log.append('s', makeNotes(1, 3));
    expect(await redis.ttl(sandboxKeys('s').trace)).toBeGreaterThan(7190);
    expect(await redis.ttl(sandboxKeys('s').total)).toBeGreaterThan(7190);
  });
});
