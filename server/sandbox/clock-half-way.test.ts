import type { Redis } from 'ioredis';
import RedisMock from 'ioredis-mock';
import { expect, it } from 'vitest';
import { interceptCommands } from '#shared/trace/intercept-commands.ts';
import { createAppKeys } from '../store/app-keys.ts';
import { demoAppPrefix } from '../store/keys.ts';
import { createClock } from './clock.ts';
import { createSandboxStates } from './sandbox-state.ts';

const sandboxId = 'x'.repeat(22);
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

async function setup(patience: number) {
  const redis = new RedisMock({ host: crypto.randomUUID() });
  const appKeys = createAppKeys({ redis, onError: fail });
  const keys = ['session:1', 'session:2', 'user-sessions:2'].map((key) => demoAppPrefix(sandboxId) + key);
  for (const key of keys) await redis.setex(key, 3600, '1');
  appKeys.note(sandboxId, keys);
  const states = (store: Redis) => createSandboxStates({ redis: store, idleSeconds: 7200 });
  const weak = losing(redis, patience);
  const clock = createClock({
    ...{ redis: weak, states: states(weak), appKeys, now: Date.now },
    moves: { tell: async () => undefined },
    due: async () => undefined,
    record: async () => undefined,
  });
  return { clock, redis, keys, states: states(redis) };
}

it('moves keys and clock together or not at all, whenever the store is lost', async () => {
  const outcomes = new Set<string>();
  for (let patience = 0; patience < 12; patience += 1) {
    const { clock, redis, keys, states } = await setup(patience);
    await clock.move(sandboxId, { byMs: 600_000 }).catch((error) => expect(error).toBe(lost));
    const lives = await Promise.all(keys.map((key) => redis.ttl(key)));
    const { offsetMs } = await states.read(sandboxId);
    outcomes.add(`${lives.join(' ')} at ${offsetMs}`);
  }
  expect([...outcomes]).toEqual(['3600 3600 3600 at 0', '3000 3000 3000 at 600000']);
});
