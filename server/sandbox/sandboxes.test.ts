import { randomUUID } from 'node:crypto';
import type { Redis } from 'ioredis';
import RedisMock from 'ioredis-mock';
import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { interceptCommands } from '#shared/trace/intercept-commands.ts';
import { connectRedis, whenReady } from '../store/connect-redis.ts';
import { SANDBOXES_KEY, sandboxKeys } from '../store/keys.ts';
import { describeOnEachRedis } from '../testing/describe-on-each-redis.ts';
import { refusingStore } from '../testing/refusing-store.ts';
import { createSandboxes } from './sandboxes.ts';

function setup(maxSandboxes = 10) {
  vi.useFakeTimers({ toFake: ['Date'] });
  const redis = new RedisMock({ host: randomUUID() });
  const make = () => createSandboxes({ redis, idleSeconds: 7200, maxSandboxes, now: Date.now });
  return { redis, sandboxes: make(), otherProcess: make() };
}
const hours = (count: number) => vi.setSystemTime(Date.now() + count * 3_600_000);

describe('sandboxes', () => {
  afterEach(() => vi.useRealTimers());

  it('gives each an id of 128 random bits', async () => {
    const { sandboxes } = setup();
    const ids = await Promise.all(Array.from({ length: 10 }, () => sandboxes.create()));
    expect(new Set(ids).size).toBe(10);
    for (const id of ids) expect(Buffer.from(id ?? '', 'base64url')).toHaveLength(16);
  });

  it('knows a sandbox in every process', async () => {
    const { sandboxes, otherProcess } = setup();
    const id = (await sandboxes.create()) ?? '';
    expect(await otherProcess.use(id)).toBe(true);
    expect(await otherProcess.isAlive(id)).toBe(true);
  });

  it('lets a sandbox expire after its idle time, and use begins that time anew', async () => {
    const { sandboxes } = setup();
    const id = (await sandboxes.create()) ?? '';
    hours(1.5);
    expect(await sandboxes.use(id)).toBe(true);
    hours(1.5);
    expect(await sandboxes.isAlive(id)).toBe(true);
    hours(0.6);
    expect(await sandboxes.isAlive(id)).toBe(false);
    expect(await sandboxes.use(id)).toBe(false);
  });

  it('creates no more than allowed, until one has expired', async () => {
    const { sandboxes } = setup(2);
    await sandboxes.create();
    await sandboxes.create();
    expect(await sandboxes.create()).toBeNull();
    hours(2.1);
    expect(await sandboxes.create()).not.toBeNull();
  });

  it('never lists one who is turned away, not even for a moment in which this process may die', async () => {
    const { redis } = setup();
    const listed: number[] = [];
    const watched = async <Reply>(reply: Promise<Reply>) => {
      const after = await reply;
      listed.push(await redis.zcard(SANDBOXES_KEY));
      return after;
    };
    const { create } = createSandboxes({
      redis: interceptCommands<Redis, null>(redis, {
        mark: () => null,
        command: (call, send) => watched(send(call)),
        transaction: (calls, send) => watched(send(calls)),
      }),
      idleSeconds: 7200,
      maxSandboxes: 2,
      now: Date.now,
    });
    const rush = await Promise.all(Array.from({ length: 10 }, create));
    expect(rush.filter((id) => id !== null)).toHaveLength(2);
    expect(Math.max(...listed)).toBe(2);
  });

  it.each(['*', '[a-z]*', '', '../meta', 'x'.repeat(9000), 'aaaaaaaaaaaaaaaaaaaaa*', '%E0%A4%A'])(
    'knows no sandbox called %j',
    async (id) => {
      const { redis, sandboxes } = setup();
      await sandboxes.create();
      const before = await redis.keys('*');
      expect(await sandboxes.use(id)).toBe(false);
      expect(await sandboxes.isAlive(id)).toBe(false);
      expect(await redis.keys('*')).toEqual(before);
    },
  );

  it('lets in whoever asks once more, since the answer was lost, for the last place', async () => {
    const { redis } = setup();
    const { create } = createSandboxes({
      // As a cluster's client does when the connection ends between command and answer.
      redis: interceptCommands<Redis, null>(redis, {
        mark: () => null,
        command: async (call, send) => {
          if (call.name === 'eval') await send(call);
          return send(call);
        },
        transaction: (calls, send) => send(calls),
      }),
      idleSeconds: 7200,
      maxSandboxes: 1,
      now: Date.now,
    });
    expect([await create(), await create()]).toEqual([expect.any(String), null]);
  });

  it('counts no use that could not be written down', async () => {
    const { redis, sandboxes } = setup();
    const id = (await sandboxes.create()) ?? '';
    const refusal = new Error('ERR unknown command');
    const weak = createSandboxes({
      redis: refusingStore(redis, 'expire', refusal),
      idleSeconds: 7200,
      maxSandboxes: 10,
      now: Date.now,
    });
    for (const _ of [1, 2]) await expect(weak.use(id)).rejects.toBe(refusal);
  });

  it('leaves nothing behind', async () => {
    const { redis, sandboxes } = setup();
    const id = (await sandboxes.create()) ?? '';
    await redis.rpush(sandboxKeys(id).trace, '{}');
    hours(0.5);
    await sandboxes.use(id);
    hours(2.1);
    expect(await redis.exists(sandboxKeys(id).meta, sandboxKeys(id).trace)).toBe(0);
  });
});

describeOnEachRedis('a rush for the last places', (redisUrl) => {
  const fail = (error: unknown) => {
    throw error;
  };

  it('is given exactly those that are free, with many processes too', async () => {
    const mockName = randomUUID();
    const open = async () => {
      const { redis, close } = connectRedis({ redisUrl: redisUrl(), mockName, onError: fail });
      onTestFinished(close);
      await whenReady(redis, fail);
      const sandboxes = createSandboxes({ redis, idleSeconds: 60, maxSandboxes: 7, now: Date.now });
      return { redis, create: sandboxes.create };
    };
    const [one, other] = [await open(), await open()];
    await one.redis.flushdb();
    await Promise.all([one.create(), other.create()]);
    const rush = Array.from({ length: 30 }, (_, index) => (index % 2 === 0 ? one : other).create());
    const ids = (await Promise.all(rush)).filter((id) => id !== null);
    expect(new Set(ids).size).toBe(5);
    expect(await one.redis.zcard(SANDBOXES_KEY)).toBe(7);

    // The crowd that stays at the door takes no place that becomes free.
    await one.redis.zrem(SANDBOXES_KEY, ids[0] ?? '');
    const crowd = Array.from({ length: 30 }, (_, index) => (index % 2 === 0 ? one : other).create());
    expect((await Promise.all(crowd)).filter((id) => id !== null)).toHaveLength(1);
  });
});
