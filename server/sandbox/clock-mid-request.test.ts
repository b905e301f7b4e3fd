import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { request } from 'node:http';
import type { Redis } from 'ioredis';
import { expect, it, onTestFinished } from 'vitest';
import { interceptCommands } from '#shared/trace/intercept-commands.ts';
import { createRedisStore } from '../demo-app/redis-store.ts';
import { createAppKeys } from '../store/app-keys.ts';
import { connectRedis, whenReady } from '../store/connect-redis.ts';
import { demoAppPrefix } from '../store/keys.ts';
import { namespaceStore } from '../store/namespace-store.ts';
import { describeOnEachRedis } from '../testing/describe-on-each-redis.ts';
import { startTestServer } from '../testing/start-test-server.ts';
import { createClock } from './clock.ts';
import { createSandboxStates } from './sandbox-state.ts';

const ada = { userId: 2, role: 'member', name: 'ada', device: 'Firefox', createdAt: Date.now() };
const fail = (error: unknown) => {
  throw error;
};

/** The same store, in which something else happens just before command or transaction number `when`. */
function interrupted(redis: Redis, when: number, what: () => Promise<unknown>) {
  let count = 0;
  const pause = async () => {
    count += 1;
    if (count === when) await what();
  };
  const view = interceptCommands<Redis, null>(redis, {
    mark: () => null,
    command: (call, send) => pause().then(() => send(call)),
    transaction: (calls, send) => pause().then(() => send(calls)),
  });
  return { view, wasInterrupted: () => count >= when };
}

describeOnEachRedis('a jump of the clock', (redisUrl) => {
  async function setup(when: number) {
    const { redis, close } = connectRedis({ redisUrl: redisUrl(), mockName: randomUUID(), onError: fail });
    onTestFinished(close);
    await whenReady(redis, fail);
    const sandboxId = randomUUID();
    const appKeys = createAppKeys({ redis, onError: fail });
    const store = namespaceStore(
      redis,
      () => demoAppPrefix(sandboxId),
      (keys) => appKeys.note(sandboxId, keys),
    );
    const sessions = createRedisStore({ redis: store, timeout: 'absolute', ttlSeconds: 3600, now: Date.now });
    let fresh = '';
    const { view, wasInterrupted } = interrupted(redis, when, async () => {
      fresh = randomUUID();
      await sessions.save(fresh, ada);
    });
    const clock = createClock({
      redis: view,
      states: createSandboxStates({ redis: view, idleSeconds: 60 }),
      appKeys,
      ownStores: { lastEnd: async () => 0 },
      moves: { tell: async () => undefined },
      due: async () => undefined,
      record: async () => undefined,
      now: Date.now,
    });
    await sessions.save(randomUUID(), ada);
    return { sandboxId, store, sessions, clock, wasInterrupted, fresh: () => fresh };
  }

  it.each([{ to: 'closing-time' as const }, { byMs: 3_600_000 }, { byMs: 600_000 }])(
    'leaves no session without its place in the list, whenever it begins: %j',
    async (move) => {
      for (let when = 1; ; when += 1) {
        const { sandboxId, store, sessions, clock, wasInterrupted, fresh } = await setup(when);
        await clock.move(sandboxId, move);
        if (!wasInterrupted()) break;
        const alive = (await sessions.find(fresh())) !== null;
        const [life, listed] = [await store.pttl(`session:${fresh()}`), await store.pttl('user-sessions:2')];
        // They are asked one after the other, and a moment goes by; a jump that missed one of them is minutes.
        if (alive) expect(listed).toBeGreaterThanOrEqual(life - 5000);
        await sessions.destroyAllOf(ada.userId);
        expect(await sessions.find(fresh()), `begun before step ${when} of the jump`).toBeNull();
      }
    },
  );

  it('counts for the rest of a request that came before it', async () => {
    const server = await startTestServer({ redisUrl: redisUrl() });
    const sandbox = await server.openSandbox();
    const body = JSON.stringify({ username: 'ada', password: 'poetical-science' });
    const headers = {
      'content-type': 'application/json',
      'content-length': body.length,
      expect: '100-continue',
    };
    const login = request({
      host: '127.0.0.1',
      port: server.port,
      method: 'POST',
      headers,
      agent: false,
      path: `${sandbox.mount}api/login`,
    });
    const answered = once(login, 'response');
    login.flushHeaders();
    await once(login, 'continue');
    // Whoever comes later is answered: by then the login's own look at the clock has been answered, too.
    await sandbox.ask('login');
    const moved = await server.ask(`/api/sandboxes/${sandbox.id}/clock`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ byMs: 600_000 }),
    });
    const { now } = JSON.parse(moved.text) as { now: number };
    login.end(body);
    const [response] = await answered;
    response.resume();
    await once(response, 'end');

    const { events } = await sandbox.trace();
    const begun = events.findIndex((event) => event.type === 'request' && event.path === '/api/login');
    const late = events.slice(begun).filter(({ at }) => at < now);
    expect(events.slice(begun).map(({ type }) => type)).toEqual([
      ...['request', 'store-command', 'store-reply', 'response'],
    ]);
    expect(late, 'events that tell of a time before the jump').toEqual([]);
    const { cookie } = await sandbox.logIn('admin');
    const { sessions } = JSON.parse((await sandbox.ask('api/admin/sessions', { headers: { cookie } })).text);
    expect(sessions.map(({ age }: { age: number }) => age < 60)).toEqual([true, true]);
  });
});
