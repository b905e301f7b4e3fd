import { randomUUID } from 'node:crypto';
import RedisMock from 'ioredis-mock';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { createAppKeys } from '../store/app-keys.ts';
import { connectRedis, whenReady } from '../store/connect-redis.ts';
import { SANDBOXES_KEY, SWEEPER_KEY, sandboxKeys } from '../store/keys.ts';
import { describeOnEachRedis } from '../testing/describe-on-each-redis.ts';
import { refusingStore } from '../testing/refusing-store.ts';
import { startTestServer } from '../testing/start-test-server.ts';
import { createSandboxes } from './sandboxes.ts';
import { createSweeper } from './sweeper.ts';

const fail = (error: unknown) => {
  throw error;
};

async function setup(redisUrl: string | null) {
  const store = connectRedis({ redisUrl, mockName: randomUUID(), onError: fail });
  onTestFinished(() => store.close());
  await whenReady(store.redis, fail);
  const { redis } = store;
  await redis.flushdb();
  let skippedMs = 0;
  const now = () => Date.now() + skippedMs;
  const sandboxes = createSandboxes({ redis, idleSeconds: 60, maxSandboxes: 500, now });
  const appKeys = createAppKeys({ redis, onError: fail });
  const sweeper = () =>
    createSweeper({ redis, appKeys, everyMs: 60_000, now, onSwept: () => undefined, onError: fail });
  /** What Redis itself does at the end of a sandbox's idle time: `meta` goes. */
  const expire = async (id: string) => {
    await redis.del(sandboxKeys(id).meta);
    skippedMs = 61_000;
  };
  return { redis, sandboxes, appKeys, sweeper, expire };
}

describeOnEachRedis('the sweeper', (redisUrl) => {
  it('deletes all keys of an expired sandbox, and none of a living one', async () => {
    const { redis, sandboxes, appKeys, sweeper, expire } = await setup(redisUrl());
    const [gone, living] = [(await sandboxes.create()) ?? '', (await sandboxes.create()) ?? ''];
    for (const id of [gone, living]) {
      const keys = Array.from({ length: 1200 }, (_, index) => `coatcheck:{${id}}:app:k${index}`);
      for (const key of keys) await redis.set(key, 'no ttl');
      appKeys.note(id, keys);
      await redis.rpush(sandboxKeys(id).trace, '{}');
    }
    await expire(gone);
    expect(await sweeper().sweep()).toBe(1);
    expect((await redis.keys('*')).filter((key) => key.includes(gone))).toEqual([]);
    expect((await redis.keys('*')).filter((key) => key.includes(living)).length).toBeGreaterThan(1200);
    // The living one was past its time in the list only: it has been used since.
    expect(await redis.zrange(SANDBOXES_KEY, 0, -1)).toEqual([living]);
  });

  it('sweeps in one process at a time', async () => {
    const { redis, sandboxes, sweeper, expire } = await setup(redisUrl());
    await expire((await sandboxes.create()) ?? '');
    expect(await Promise.all([sweeper().sweep(), sweeper().sweep()])).toEqual([1, 0]);
    expect(await redis.pttl(SWEEPER_KEY)).toBeGreaterThan(50_000);
  });

  it('clears hundreds at once', async () => {
    const { redis, sandboxes, sweeper, expire } = await setup(redisUrl());
    const ids = await Promise.all(Array.from({ length: 250 }, () => sandboxes.create()));
    for (const id of ids) await expire(id ?? '');
    expect(await sweeper().sweep()).toBe(250);
    expect(await redis.zcard(SANDBOXES_KEY)).toBe(0);
    // The mock keeps an empty set's name.
    expect((await redis.keys('*')).filter((key) => key !== SANDBOXES_KEY)).toEqual([SWEEPER_KEY]);
  });

  it('passes by in a full store those whose time cannot be put right, and deletes the dead behind them', async () => {
    const { redis, sandboxes, sweeper, expire } = await setup(redisUrl());
    const living = await Promise.all(Array.from({ length: 120 }, () => sandboxes.create()));
    const [dead, deadToo] = [(await sandboxes.create()) ?? '', (await sandboxes.create()) ?? ''];
    for (const [at, id] of [...living, dead, deadToo].entries())
      await redis.zadd(SANDBOXES_KEY, at, id ?? '');
    await expire(dead);
    await expire(deadToo);
    const full = new Error("OOM command not allowed when used memory > 'maxmemory'.");
    let refused = 0;
    vi.spyOn(redis, 'zadd').mockImplementation(async () => {
      refused += 1;
      throw refused > living.length ? new Error('It sweeps without end.') : full;
    });
    expect(await sweeper().sweep()).toBe(2);
    expect(await redis.zcard(SANDBOXES_KEY)).toBe(120);
  });

  it('finds everything that the demo app wrote once a sandbox has been idle for its time', async () => {
    const server = await startTestServer({ redisUrl: redisUrl(), idleSeconds: 1, sweepMs: 100 });
    // Another test's sweep may still hold the lock.
    await server.redis.flushdb();
    const sandbox = await server.openSandbox();
    await sandbox.logIn('ada');
    await sandbox.logIn('grace');
    const mine = async () => (await server.redis.keys('*')).filter((key) => key.includes(sandbox.id));
    expect((await mine()).filter((key) => key.includes(':app:session:'))).toHaveLength(2);
    // A later lesson's mistake: a session that never ends.
    for (const key of await mine()) if (key.includes(':app:')) await server.redis.persist(key);
    await vi.waitFor(async () => expect(await mine()).toEqual([]), { timeout: 5000, interval: 50 });
    await vi.waitFor(async () => expect(await server.redis.zscore(SANDBOXES_KEY, sandbox.id)).toBeNull());
    expect((await server.ask(`/api/sandboxes/${sandbox.id}`)).status).toBe(404);
  });
});

describe('the notes of the demo app’s keys', () => {
  it('never forget a living key, not even when the store is lost while they are looked through', async () => {
    const redis = new RedisMock({ host: randomUUID() });
    const key = (name: string | number) => `coatcheck:{s}:app:${name}`;
    await redis.set(key('kept'), '1');
    const weak = new RedisMock({ host: randomUUID() });
    weak.sadd = ((...args: [string, ...string[]]) => redis.sadd(...args)) as typeof weak.sadd;
    weak.srandmember = (() => redis.smembers(sandboxKeys('s').appKeys)) as unknown as typeof weak.srandmember;
    weak.multi = (() => redis.multi()) as typeof weak.multi;
    const appKeys = createAppKeys({ redis: weak, onError: () => undefined });
    appKeys.note('s', [key('kept')]);
    weak.sadd = (async () => fail(new Error('Connection is closed.'))) as unknown as typeof weak.sadd;
    const gone = Array.from({ length: 300 }, (_, index) => key(index));
    await redis.sadd(sandboxKeys('s').appKeys, ...gone);
    appKeys.note('s', gone);
    await vi.waitFor(async () =>
      expect(await redis.smembers(sandboxKeys('s').appKeys)).toEqual([key('kept')]),
    );
  });

  it('tell of a deletion that the store refused, where it would be tried without end', async () => {
    const redis = new RedisMock({ host: randomUUID() });
    await redis.sadd(sandboxKeys('s').appKeys, 'coatcheck:{s}:app:kept');
    const refusal = new Error('ERR unknown command');
    const appKeys = createAppKeys({ redis: refusingStore(redis, 'srem', refusal), onError: fail });
    await expect(appKeys.deleteAll('s')).rejects.toBe(refusal);
  });

  it('refuse more keys than a sandbox may hold, until some are gone', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    onTestFinished(() => void vi.useRealTimers());
    const redis = new RedisMock({ host: randomUUID() });
    const appKeys = createAppKeys({ redis, onError: fail, maxKeys: 300 });
    const write = async (sandboxId: string, name: number) => {
      appKeys.note(sandboxId, [`k${name}`]);
      await redis.set(`k${name}`, '1');
    };
    let written = 0;
    const fill = async () => {
      for (;;) await write('s', written++);
    };
    await expect(fill()).rejects.toThrow(/^OOM .*300 keys/);
    expect(written).toBeLessThan(360);
    await write('other', 1);
    await redis.del(...Array.from({ length: 200 }, (_, name) => `k${name}`));
    await expect(write('s', 2)).rejects.toThrow(/^OOM/);
    // The first who asks later has the names looked through.
    vi.setSystemTime(Date.now() + 6000);
    await expect(write('s', 3)).rejects.toThrow(/^OOM/);
    await vi.waitFor(async () => expect(await redis.scard(sandboxKeys('s').appKeys)).toBeLessThan(200));
    await vi.waitFor(() => write('s', 4));
  });

  it('forget keys that have expired, and no others', async () => {
    const redis = new RedisMock({ host: randomUUID() });
    const appKeys = createAppKeys({ redis, onError: fail });
    await redis.set('coatcheck:{s}:app:kept', '1');
    appKeys.note('s', ['coatcheck:{s}:app:kept']);
    appKeys.note(
      's',
      Array.from({ length: 300 }, (_, index) => `coatcheck:{s}:app:gone${index}`),
    );
    await vi.waitFor(async () =>
      expect(await redis.smembers(sandboxKeys('s').appKeys)).toEqual(['coatcheck:{s}:app:kept']),
    );
  });
});
