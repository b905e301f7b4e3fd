import { randomUUID } from 'node:crypto';
import { expect, it, onTestFinished } from 'vitest';
import { firstSettings } from '#shared/sandbox/settings.ts';
import { connectRedis, whenReady } from '../store/connect-redis.ts';
import { sandboxKeys } from '../store/keys.ts';
import { describeOnEachRedis } from '../testing/describe-on-each-redis.ts';
import { createSandboxStates } from './sandbox-state.ts';

const fail = (error: unknown) => {
  throw error;
};

async function setup(redisUrl: string | null) {
  const store = connectRedis({ redisUrl, mockName: randomUUID(), onError: fail });
  onTestFinished(() => store.close());
  await whenReady(store.redis, fail);
  const id = randomUUID();
  return { id, redis: store.redis, states: createSandboxStates({ redis: store.redis, idleSeconds: 60 }) };
}

describeOnEachRedis('the state of a sandbox', (redisUrl) => {
  it('is as in the beginning until something changes', async () => {
    const { id, states } = await setup(redisUrl());
    expect(await states.read(id)).toEqual({
      settings: firstSettings,
      offsetMs: 0,
      lives: { A: 0, B: 0 },
      accounts: {},
    });
  });

  it('keeps changes that are made at once, and expires with the sandbox', async () => {
    const { id, redis, states } = await setup(redisUrl());
    await Promise.all([
      states.changeSettings(id, { servers: ['A', 'B'] }),
      states.changeSettings(id, { balancing: 'sticky', storeUp: false }),
      states.moveClock(id, 1000),
      states.moveClock(id, 500),
    ]);
    expect(await states.read(id)).toEqual({
      settings: { ...firstSettings, servers: ['A', 'B'], balancing: 'sticky', storeUp: false },
      offsetMs: 1500,
      lives: { A: 0, B: 0 },
      accounts: {},
    });
    const ttl = await redis.ttl(sandboxKeys(id).state);
    expect(ttl).toBeGreaterThan(50);
    expect(ttl).toBeLessThanOrEqual(60);
  });

  it('tells what it was before, and begins a new life of a server that stops or restarts', async () => {
    const { id, states } = await setup(redisUrl());
    await states.changeSettings(id, { servers: ['A', 'B'] });
    const { before, after } = await states.changeSettings(id, { servers: ['A'] });
    expect([before.settings.servers, after.settings.servers]).toEqual([['A', 'B'], ['A']]);
    expect(after.lives).toEqual({ A: 0, B: 1 });
    expect((await states.restartServer(id, 'A')).lives).toEqual({ A: 1, B: 1 });
  });

  it('takes what it does not know of another version to be as in the beginning', async () => {
    const { id, redis, states } = await setup(redisUrl());
    await redis.hset(sandboxKeys(id).state, { timeout: '"weird"', sameSite: '"none"', colour: '"red"' });
    expect((await states.read(id)).settings).toEqual({ ...firstSettings, sameSite: 'none' });
  });
});
