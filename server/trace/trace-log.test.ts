import { randomUUID } from 'node:crypto';
import { Redis as RealRedis, type Redis } from 'ioredis';
import RedisMock from 'ioredis-mock';
import { describe, expect, it, onTestFinished } from 'vitest';
import { traceSchema } from '#shared/api/sandbox-api.ts';
import { interceptCommands } from '#shared/trace/intercept-commands.ts';
import memory from '#shared/trace/older/trace-2-memory.json' with { type: 'json' };
import { sandboxKeys } from '../store/keys.ts';
import { ampleRoom } from '../testing/ample-room.ts';
import { makeNote, makeNotes } from '../testing/make-notes.ts';
import { refusingStore } from '../testing/refusing-store.ts';
import { startRedis } from '../testing/start-redis.ts';
import { createTraceLog, UpkeepFailed } from './trace-log.ts';
import { createTraceRoom } from './trace-room.ts';

function setup(capacity = 2000, maxBytes = 1_000_000) {
  const redis = new RedisMock({ host: randomUUID() });
  const room = createTraceRoom({ redis, maxBytes, maxTotal: 100_000_000, memory: null, now: Date.now });
  return { redis, log: createTraceLog({ redis, capacity, idleSeconds: 7200, room }) };
}

const OPTIONS = { capacity: 100, idleSeconds: 7200, room: ampleRoom };

/** The same store, in which something else comes first whenever a transaction is sent. At the twentieth it gives up. */
function growing(redis: Redis, first: () => Promise<void>): Redis {
  let sent = 0;
  return interceptCommands<Redis, null>(redis, {
    mark: () => null,
    command: (call, send) => send(call),
    transaction: async (calls, send) => {
      sent += 1;
      if (sent > 20) throw new Error('It reads without end.');
      await first();
      return send(calls);
    },
  });
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

  it('opens a trace that an older version began, and gives each event one number from then on', async () => {
    const { redis, log } = setup();
    const { trace, total } = sandboxKeys('s');
    const older = memory.events.map(({ number: _, ...event }) => JSON.stringify(event));
    await redis
      .multi()
      .rpush(trace, ...older)
      .set(total, older.length)
      .exec();

    const opened = await log.read('s', 0);
    const { events } = opened;
    expect(events.map(({ type }) => type)).not.toContain('store-command');
    expect(events.at(-1)?.number).toBe(older.length);
    expect(events.map(({ number }) => number)).toEqual(events.map((_, index) => opened.dropped + index + 1));
    expect(traceSchema.safeParse(opened).success).toBe(true);

    await log.append('s', makeNotes(1, 2));
    const newer = [older.length + 1, older.length + 2];
    expect((await log.read('s', older.length)).events.map(({ number }) => number)).toEqual(newer);
    const grown = await log.read('s', 0);
    expect(grown.events.slice(0, -2)).toEqual(events);
    for (const { number } of events) {
      expect((await log.read('s', number)).events).toEqual(grown.events.filter((one) => one.number > number));
    }
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
    expect((await log.read('s', 0)).total).toBe(360);
  });

  it('lets the oldest go when there are too many bytes, and not before', async () => {
    const size = Buffer.byteLength(JSON.stringify(makeNote(1)));
    const { log, redis } = setup(2000, size * 100);
    for (let n = 1; n <= 100; n += 1) await log.append('s', [makeNote(n % 10)]);
    expect((await log.read('s', 0)).dropped).toBe(0);
    for (let n = 1; n <= 30; n += 1) await log.append('s', [makeNote(n % 10)]);
    const { dropped, events } = await log.read('s', 0);
    expect(dropped).toBeGreaterThan(0);
    expect(events.length).toBeLessThanOrEqual(125);
    expect([events[0]?.number, events.at(-1)?.number]).toEqual([dropped + 1, 130]);
    await Promise.all(Array.from({ length: 500 }, (_, n) => log.append('s', [makeNote(n % 10)])));
    expect(await redis.llen(sandboxKeys('s').trace)).toBeLessThanOrEqual(126);
    expect((await log.read('s', 0)).total).toBe(630);
  });

  it('keeps one event that is larger than all may be together', async () => {
    const { log } = setup(10, 5);
    await log.append('s', makeNotes(1, 2));
    expect((await log.read('s', 0)).events.map(({ number }) => number)).toEqual([2]);
  });

  it('can be read while it drops events faster than it is read', async () => {
    const { redis, log } = setup(100);
    await log.append('s', makeNotes(1, 150));
    const busy = createTraceLog({
      redis: growing(redis, () => log.append('s', makeNotes(1, 40))),
      ...OPTIONS,
    });
    const { dropped, events } = await busy.read('s', 149);
    expect(events[0]?.number).toBe(Math.max(dropped + 1, 150));
    expect(events.at(-1)?.number).toBe((await log.read('s', 0)).total);
    expect((await busy.read('s', 0)).events).toHaveLength(100);
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

  it('says so when a trace was given no lifetime, and that its events are there', async () => {
    const { redis, log: whole } = setup();
    const refusal = new Error('ERR unknown command');
    const log = createTraceLog({ redis: refusingStore(redis, 'expire', refusal), ...OPTIONS });
    const failure = await log.append('s', [makeNote(1)]).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(UpkeepFailed);
    expect(failure).toMatchObject({ cause: refusal });
    expect((await whole.read('s', 0)).events).toHaveLength(1);
  });

  it('says that events are there, too, when the traces could not be cut', async () => {
    const { redis } = setup();
    const cause = new Error('Command timed out');
    const room = { ...ampleRoom, added: async () => Promise.reject(cause) };
    const log = createTraceLog({ redis, ...OPTIONS, room });
    const failure = await log.append('s', [makeNote(1)]).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(UpkeepFailed);
    expect(failure).toMatchObject({ cause });
    expect((await log.read('s', 0)).events).toHaveLength(1);
  });
});

it('gives a trace its lifetime though the store is full from its first event on', async ({ skip }) => {
  const server = await startRedis();
  if (!server) return skip('redis-server is not installed');
  const redis = new RealRedis(server.url);
  onTestFinished(async () => {
    redis.disconnect();
    await server.stop();
  });
  // Whoever writes the first event takes the last room.
  const filling = interceptCommands<Redis, null>(redis, {
    mark: () => null,
    command: (call, send) => send(call),
    transaction: async (calls, send) => {
      const replies = await send(calls);
      if (calls.some(({ name }) => name === 'rpush')) await redis.config('SET', 'maxmemory', 1);
      return replies;
    },
  });
  await createTraceLog({ redis: filling, ...OPTIONS }).append('s', [makeNote(1)]);
  expect(await redis.ttl(sandboxKeys('s').trace)).toBeGreaterThan(7190);
  expect(await redis.ttl(sandboxKeys('s').total)).toBeGreaterThan(7190);
});
