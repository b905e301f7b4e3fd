import { expect, it, vi } from 'vitest';
import { describeOnEachRedis } from '../testing/describe-on-each-redis.ts';
import { startTestServer } from '../testing/start-test-server.ts';

const json = { 'content-type': 'application/json' };

describeOnEachRedis('the clock', (redisUrl) => {
  async function setup(options: { ttlSeconds?: number; also?: boolean } = {}) {
    const server = await startTestServer({ redisUrl: redisUrl(), expiryMs: 20, ...options });
    if (options.also) await startTestServer({ redisUrl: redisUrl(), expiryMs: 20 });
    const sandbox = await server.openSandbox();
    const control = (path: string, body: unknown, method = 'POST') =>
      server.ask(`/api/sandboxes/${sandbox.id}/${path}`, {
        method,
        headers: json,
        body: JSON.stringify(body),
      });
    const notes = async () =>
      (await sandbox.trace()).events.flatMap((event) => (event.type === 'note' ? [event.note] : []));
    const lookUp = async (cookie: string) =>
      (await sandbox.ask('api/protected', { headers: { cookie } })).status;
    return { server, sandbox, control, notes, lookUp };
  }
  const keyOf = (cookie: string) => cookie.replace('session_id=', 'session:');
  const expiredIn = (notes: { kind: string; keys?: string[] }[]) =>
    notes.flatMap((note) => (note.kind === 'keys-expired' ? (note.keys ?? []) : []));

  it('takes time off every TTL and off none that is not there', async () => {
    const { server, sandbox, control, notes } = await setup();
    const { cookie } = await sandbox.logIn();
    const whole = (key: string) => `coatcheck:{${sandbox.id}}:app:${key}`;
    await server.redis.set(whole('immortal'), '1');
    await server.redis.sadd(`coatcheck:{${sandbox.id}}:app-keys`, whole('immortal'));
    const answer = await control('clock', { byMs: 60_000 });
    expect(answer.status).toBe(200);
    const ahead = JSON.parse(answer.text).now - Date.now();
    expect(ahead).toBeGreaterThan(59_000);
    expect(ahead).toBeLessThanOrEqual(60_000);
    for (const key of [keyOf(cookie), 'user-sessions:2']) {
      const left = await server.redis.ttl(whole(key));
      expect(left).toBeGreaterThan(3530);
      expect(left).toBeLessThanOrEqual(3540);
    }
    expect(await server.redis.ttl(whole('immortal'))).toBe(-1);
    await vi.waitFor(async () => expect(await notes()).toEqual([{ kind: 'clock-moved', byMs: 60_000 }]));
  });

  it('goes to closing time, tells once what expired by it, and goes on from there', async () => {
    const { sandbox, control, notes, lookUp } = await setup();
    const { cookie } = await sandbox.logIn();
    expect((await control('clock', { to: 'closing-time' })).status).toBe(200);
    expect(await lookUp(cookie)).toBe(401);
    await vi.waitFor(async () =>
      expect((await notes()).map(({ kind }) => kind)).toEqual(['clock-moved', 'keys-expired']),
    );
    expect(expiredIn(await notes()).sort()).toEqual([keyOf(cookie), 'user-sessions:2']);
    const { events } = await sandbox.trace();
    const last = events.at(-1);
    expect((last?.at ?? 0) - Date.now()).toBeGreaterThan(3_590_000);
    const empty = await control('clock', { to: 'closing-time' });
    expect([empty.status, JSON.parse(empty.text).error.code]).toEqual([409, 'no-session']);
  });

  it('goes no further than twenty years ahead, a year at a time, and never back', async () => {
    const { control } = await setup();
    const year = 366 * 24 * 3_600_000;
    for (let years = 1; years <= 20; years += 1)
      expect((await control('clock', { byMs: year })).status).toBe(200);
    const further = await control('clock', { byMs: 1 });
    expect([further.status, JSON.parse(further.text).error.code]).toEqual([409, 'clock-too-far']);
    for (const byMs of [-1, 0, 1.5, year + 1]) expect((await control('clock', { byMs })).status).toBe(400);
  });

  it('tells exactly once that a session expired by waiting, with many processes too', async () => {
    const { sandbox, notes } = await setup({ ttlSeconds: 1, also: true });
    const { cookie } = await sandbox.logIn();
    await vi.waitFor(async () => expect(expiredIn(await notes())).toEqual([keyOf(cookie)]), {
      timeout: 3000,
      interval: 50,
    });
    // A second session ends later: by then a second telling of the first would have come.
    const later = await sandbox.logIn('grace');
    await vi.waitFor(
      async () => expect(expiredIn(await notes())).toEqual([keyOf(cookie), keyOf(later.cookie)]),
      { timeout: 3000, interval: 50 },
    );
  });

  it('tells of no expiry of a session that was deleted before its time', async () => {
    const { sandbox, notes } = await setup({ ttlSeconds: 1 });
    const gone = await sandbox.logIn('ada');
    await sandbox.ask('api/logout', { method: 'POST', headers: { cookie: gone.cookie } });
    const { cookie } = await sandbox.logIn('grace');
    await vi.waitFor(async () => expect(expiredIn(await notes())).toEqual([keyOf(cookie)]), {
      timeout: 3000,
      interval: 50,
    });
  });

  it('prolongs at each use once the timeout is idle', async () => {
    const { sandbox, control, lookUp } = await setup();
    const { cookie } = await sandbox.logIn();
    expect((await control('settings', { timeout: 'idle' }, 'PATCH')).status).toBe(200);
    for (const _ of [1, 2]) {
      await control('clock', { byMs: 3_000_000 });
      expect(await lookUp(cookie)).toBe(200);
    }
    await control('clock', { byMs: 3_601_000 });
    expect(await lookUp(cookie)).toBe(401);
  });

  it.each(['memory', 'disk'])('reaches what a server keeps in its %s', async (sessionsIn) => {
    const { sandbox, control, notes, lookUp } = await setup();
    await control('settings', { sessionsIn }, 'PATCH');
    const { cookie } = await sandbox.logIn();
    await control('clock', { to: 'closing-time' });
    expect(await lookUp(cookie)).toBe(401);
    // No store ended it: a lookup noticed.
    expect((await notes()).filter(({ kind }) => kind === 'keys-expired')).toEqual([]);
  });

  it('lets the admin see ages on the sandbox’s clock', async () => {
    const { sandbox, control } = await setup();
    await sandbox.logIn();
    await control('clock', { byMs: 600_000 });
    const { cookie } = await sandbox.logIn('admin');
    const { sessions } = JSON.parse((await sandbox.ask('api/admin/sessions', { headers: { cookie } })).text);
    expect(sessions[1].age).toBeGreaterThanOrEqual(600);
    expect(sessions[1].age).toBeLessThan(605);
  });
});
