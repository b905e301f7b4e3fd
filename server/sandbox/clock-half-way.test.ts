import type { Redis } from 'ioredis';
import RedisMock from 'ioredis-mock';
import { expect, it } from 'vitest';
import type { RecordedEvent } from '#shared/trace/event.ts';
import { interceptCommands } from '#shared/trace/intercept-commands.ts';
import { createAppKeys } from '../store/app-keys.ts';
import { demoAppPrefix } from '../store/keys.ts';
import { createClock } from './clock.ts';
import { createSandboxStates } from './sandbox-state.ts';

const sandboxId = 'x'.repeat(22);
const late = new Error('Command timed out');
const lost = new Error('Connection is closed.');
const fail = (error: unknown) => {
  throw error;
};

/** The same store, which takes `patience` commands and transactions and then is gone. */
function losing(redis: Redis, patience: number): Redis {
  let left = patience;
  const take = () => {
    left -= 1;
    if (left < 0) throw lost;
  };
  return interceptCommands<Redis, null>(redis, {
    mark: () => null,
    command: async (call, send) => {
      take();
      return send(call);
    },
    transaction: async (calls, send) => {
      take();
      return send(calls);
    },
  });
}

/** The same store, whose answer to a script is lost, and to as many commands after that. */
function forgetful(redis: Redis, after: number): Redis {
  let left = Number.POSITIVE_INFINITY;
  return interceptCommands<Redis, null>(redis, {
    mark: () => null,
    command: async (call, send) => {
      const reply = await send(call);
      if (call.name === 'eval') left = after + 1;
      left -= 1;
      if (left >= 0 && left <= after) throw late;
      return reply;
    },
    transaction: (calls, send) => send(calls),
  });
}

async function setup(spoil: (redis: Redis) => Redis) {
  const redis = new RedisMock({ host: crypto.randomUUID() });
  const appKeys = createAppKeys({ redis, onError: fail });
  const keys = ['session:1', 'session:2', 'user-sessions:2'].map((key) => demoAppPrefix(sandboxId) + key);
  for (const key of keys) await redis.setex(key, 3600, '1');
  appKeys.note(sandboxId, keys);
  const states = (store: Redis) => createSandboxStates({ redis: store, idleSeconds: 7200 });
  const recorded: RecordedEvent[] = [];
  const weak = spoil(redis);
  const clock = createClock({
    redis: weak,
    states: states(weak),
    appKeys,
    ownStores: { lastEnd: async () => 0 },
    now: Date.now,
    moves: { tell: async () => undefined },
    due: async () => undefined,
    record: async (_, event) => void recorded.push(event),
  });
  return { clock, redis, keys, states: states(redis), recorded };
}

it('moves keys and clock together or not at all, whenever the store is lost', async () => {
  const outcomes = new Set<string>();
  for (let patience = 0; patience < 12; patience += 1) {
    const { clock, redis, keys, states } = await setup((redis) => losing(redis, patience));
    await clock.move(sandboxId, { byMs: 600_000 }).catch((error) => expect(error).toBe(lost));
    const lives = await Promise.all(keys.map((key) => redis.ttl(key)));
    const { offsetMs } = await states.read(sandboxId);
    outcomes.add(`${lives.join(' ')} at ${offsetMs}`);
  }
  expect([...outcomes]).toEqual(['3600 3600 3600 at 0', '3000 3000 3000 at 600000']);
});

it.each([0, 1, 2])(
  'tells of a jump whose answer was lost, and the clock’s after it %i times',
  async (more) => {
    const { clock, redis, keys, states, recorded } = await setup((redis) => forgetful(redis, more));
    expect(await clock.move(sandboxId, { byMs: 600_000 })).toMatchObject({ offsetMs: 600_000 });
    expect(await states.read(sandboxId)).toMatchObject({ offsetMs: 600_000 });
    expect(await redis.ttl(keys[0] ?? '')).toBe(3000);
    expect(recorded).toEqual([expect.objectContaining({ note: { kind: 'clock-moved', byMs: 600_000 } })]);
    expect((recorded[0]?.at ?? 0) - Date.now()).toBeGreaterThan(590_000);
  },
);

it('tells of no jump that did not come about', async () => {
  const { clock, recorded } = await setup((redis) =>
    interceptCommands<Redis, null>(redis, {
      mark: () => null,
      command: (call, send) => (call.name === 'eval' ? Promise.reject(late) : send(call)),
      transaction: (calls, send) => send(calls),
    }),
  );
  await expect(clock.move(sandboxId, { byMs: 600_000 })).rejects.toBe(late);
  expect(recorded).toEqual([]);
});
