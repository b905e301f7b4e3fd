import RedisMock from 'ioredis-mock';
import { expect, it, vi } from 'vitest';
import type { RecordedEvent } from '#shared/trace/event.ts';
import { demoAppPrefix, EXPIRIES_KEY } from '../store/keys.ts';
import { createExpiryWatch } from './expiry-watch.ts';
import { createSandboxStates } from './sandbox-state.ts';

const sandboxId = 'x'.repeat(22);

const fail = (error: unknown) => {
  throw error;
};

function setup({
  isAlive = async () => true,
  onError = fail,
}: {
  isAlive?: () => Promise<boolean>;
  onError?: (error: unknown) => void;
} = {}) {
  const redis = new RedisMock({ host: crypto.randomUUID() });
  const told: RecordedEvent[] = [];
  const states = createSandboxStates({ redis, idleSeconds: 60 });
  const watch = () =>
    createExpiryWatch({
      redis,
      states,
      everyMs: 5,
      now: Date.now,
      isAlive,
      record: (_, event) => told.push(event),
      onError,
    });
  return { redis, told, watch };
}
const keys = Array.from({ length: 20 }, (_, index) => `${demoAppPrefix(sandboxId)}session:${index}`);

it('lets one of two processes tell of each session, though both look at once', async () => {
  const { told, watch, redis } = setup();
  const [one, other] = [watch(), watch()];
  for (const key of keys) await one.due(sandboxId, [{ key, at: 1 }]);
  await Promise.all([one.tick(), other.tick()]);
  const names = told.flatMap((event) =>
    event.type === 'note' && event.note.kind === 'keys-expired' ? event.note.keys : [],
  );
  expect(names.sort()).toEqual(keys.map((_, index) => `session:${index}`).sort());
  expect(await redis.zcard(EXPIRIES_KEY)).toBe(0);
});

it('tells nothing of a session that lives on, and looks again when its new time has come', async () => {
  const { told, watch, redis } = setup();
  const [key = ''] = keys;
  await redis.set(key, '1', 'PX', 60_000);
  await watch().due(sandboxId, [{ key, at: 1 }]);
  await watch().tick();
  expect(told).toEqual([]);
  expect(Number(await redis.zscore(EXPIRIES_KEY, `${sandboxId} ${key}`))).toBeGreaterThan(Date.now());
});

it('tells nothing of a sandbox that has gone', async () => {
  const { told, watch, redis } = setup({ isAlive: async () => false });
  for (const key of keys) await watch().due(sandboxId, [{ key, at: 1 }]);
  await watch().tick();
  expect([told, await redis.zcard(EXPIRIES_KEY)]).toEqual([[], 0]);
});

it('tells what it has begun to tell before it stops', async () => {
  let answer: (isAlive: boolean) => void = () => undefined;
  const isAlive = vi.fn(
    () =>
      new Promise<boolean>((resolve) => {
        answer = resolve;
      }),
  );
  const { told, watch } = setup({ isAlive });
  const one = watch();
  await one.due(sandboxId, [{ key: keys[0] ?? '', at: 1 }]);
  one.start();
  await vi.waitFor(() => expect(isAlive).toHaveBeenCalled());
  const stopped = one.stop();
  answer(true);
  await stopped;
  expect(told).toHaveLength(1);
});

it('writes many ends down in one command', async () => {
  const { watch, redis } = setup();
  const [added, removed] = [vi.spyOn(redis, 'zadd'), vi.spyOn(redis, 'zrem')];
  const [gone, ...coming] = keys;
  await watch().due(sandboxId, [
    { key: gone ?? '', at: null },
    ...coming.map((key, index) => ({ key, at: 1000 + index })),
  ]);
  expect([added.mock.calls.length, removed.mock.calls.length]).toEqual([1, 1]);
  expect(await redis.zcard(EXPIRIES_KEY)).toBe(coming.length);
});

it('tells in a full store of the sessions behind many that live on', async () => {
  const { told, watch, redis } = setup();
  const [over = '', ...few] = keys;
  const living = [
    ...few,
    ...Array.from({ length: 250 }, (_, n) => `${demoAppPrefix(sandboxId)}session:l${n}`),
  ];
  for (const key of living) await redis.set(key, '1', 'PX', 60_000);
  await watch().due(sandboxId, [...living.map((key) => ({ key, at: 1 })), { key: over, at: 2 }]);
  const full = new Error("OOM command not allowed when used memory > 'maxmemory'.");
  vi.spyOn(redis, 'zadd').mockRejectedValue(full);
  await watch().tick();
  expect(told).toMatchObject([{ type: 'note', note: { kind: 'keys-expired', keys: ['session:0'] } }]);
  expect(await redis.zcard(EXPIRIES_KEY)).toBe(living.length);
});

it('tells of the others when one cannot be told of, and says so', async () => {
  const errors: unknown[] = [];
  const bug = new Error('a bug');
  const isAlive = vi.fn(async () => true).mockRejectedValueOnce(bug);
  const { told, watch } = setup({ isAlive, onError: (error) => errors.push(error) });
  for (const [at, key] of keys.entries()) await watch().due(sandboxId, [{ key, at: at + 1 }]);
  await watch().tick();
  expect([told.length, errors]).toEqual([keys.length - 1, [bug]]);
});
