import { expect, it } from 'vitest';
import type { TraceEvent } from '#shared/trace/event.ts';
import { controlSandbox } from '../testing/control-sandbox.ts';
import { describeOnEachRedis } from '../testing/describe-on-each-redis.ts';
import { startTestServer } from '../testing/start-test-server.ts';

/** What servers did with what they have for themselves, a line each. */
const operations = (events: readonly TraceEvent[]) =>
  events.flatMap((event) =>
    event.type === 'own-store' ? [`${event.server} ${event.operation.name} ${event.source?.file}`] : [],
  );

describeOnEachRedis('what a server has for itself', (redisUrl) => {
  async function setup(sessionsIn: 'memory' | 'disk', servers: ('A' | 'B')[] = ['A']) {
    const server = await startTestServer({ redisUrl: redisUrl() });
    const sandbox = await server.openSandbox();
    const control = controlSandbox(server.ask, sandbox.id);
    await control.change({ servers, sessionsIn });
    const look = async (cookie: string) =>
      (await sandbox.ask('api/protected', { headers: { cookie, 'user-agent': 'curl/8' } })).status;
    const skip = (byMs: number) =>
      server.ask(`/api/sandboxes/${sandbox.id}/clock`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ byMs }),
      });
    return { server, sandbox, control, look, skip };
  }

  it('is drawn as the Map it is, each operation with its line, and no Redis', async () => {
    const { sandbox, look } = await setup('memory', ['A', 'B']);
    const { cookie } = await sandbox.logIn();
    expect([await look(cookie), await look(cookie)]).toEqual([401, 200]);
    await sandbox.ask('api/logout', { method: 'POST', headers: { cookie } });
    await sandbox.ask('api/logout', { method: 'POST', headers: { cookie } });
    const { events } = await sandbox.trace();
    expect(operations(events)).toEqual([
      'A map.set map-store.ts',
      'B map.get map-store.ts',
      'A map.get map-store.ts',
      'B map.delete map-store.ts',
      'A map.delete map-store.ts',
    ]);
    expect(events.filter(({ type }) => type === 'store-command')).toEqual([]);
    const id = cookie.replace('session_id=', '');
    const [set] = events.filter((event) => event.type === 'own-store');
    expect(set).toMatchObject({ operation: { key: id, value: { userId: 2, name: 'ada' } } });
  });

  it('is drawn as the file it is, with what each write changed', async () => {
    const { sandbox, look } = await setup('disk');
    const { cookie } = await sandbox.logIn();
    expect(await look(cookie)).toBe(200);
    await sandbox.ask('api/logout', { method: 'POST', headers: { cookie } });
    const { events } = await sandbox.trace();
    expect(operations(events)).toEqual([
      'A file.read file-store.ts',
      'A file.write file-store.ts',
      'A file.read file-store.ts',
      'A file.read file-store.ts',
      'A file.write file-store.ts',
    ]);
    const id = cookie.replace('session_id=', '');
    const told = events.flatMap((event) => (event.type === 'own-store' ? [event.operation] : []));
    expect(told[0]).toMatchObject({ path: 'sessions.json', body: null });
    expect(told[1]).toMatchObject({ set: { [id]: { userId: 2 } }, removed: [] });
    expect(told[4]).toMatchObject({ body: { text: '{}' }, set: {}, removed: [id] });
  });

  it.each(['memory', 'disk'] as const)(
    'notices in its %s only at a lookup that a time is over',
    async (where) => {
      const { sandbox, look, skip } = await setup(where);
      const { cookie } = await sandbox.logIn();
      await skip(3_599_000);
      expect(await look(cookie)).toBe(200);
      await skip(60_000);
      const before = (await sandbox.trace()).events;
      // Nobody tells of it, since nobody has noticed.
      expect(JSON.stringify(before)).not.toContain('keys-expired');
      expect(await look(cookie)).toBe(401);
      const after = (await sandbox.trace()).events.slice(before.length);
      expect(operations(after).at(-1)).toContain(where === 'memory' ? 'map.delete' : 'file.write');
    },
  );

  it.each(['memory', 'disk'] as const)('loses nothing in its %s when many log in at once', async (where) => {
    const { sandbox, look } = await setup(where);
    const logins = await Promise.all(Array.from({ length: 12 }, () => sandbox.logIn()));
    const statuses = await Promise.all(logins.map(({ cookie }) => look(cookie)));
    expect(statuses).toEqual(Array.from({ length: 12 }, () => 200));
  });

  it.each(['memory', 'disk'] as const)(
    'ends a session in its %s for good, even if it is looked up and prolonged meanwhile',
    async (where) => {
      const { sandbox, control, look } = await setup(where);
      await control.change({ timeout: 'idle' });
      for (const _ of [1, 2, 3]) {
        const { cookie } = await sandbox.logIn();
        await Promise.all([
          look(cookie),
          sandbox.ask('api/logout', { method: 'POST', headers: { cookie } }),
          look(cookie),
          look(cookie),
        ]);
        expect(await look(cookie)).toBe(401);
      }
    },
  );

  it('keeps a session of any name in its file, even one that objects have a meaning for', async () => {
    const { sandbox, control, look } = await setup('disk');
    await control.change({ idAtLogin: 'keeps-any' });
    for (const id of ['__proto__', 'constructor', 'exists']) {
      const cookie = `session_id=${id}`;
      await sandbox.ask('api/login', {
        method: 'POST',
        headers: { cookie, 'content-type': 'application/json' },
        body: JSON.stringify({ username: 'ada', password: 'poetical-science' }),
      });
      expect(await look(cookie)).toBe(200);
      await sandbox.ask('api/logout', { method: 'POST', headers: { cookie } });
      expect(await look(cookie)).toBe(401);
    }
  });

  it('moves to closing time by what lies there, too', async () => {
    const { server, sandbox, look } = await setup('memory');
    const { cookie } = await sandbox.logIn();
    const moved = await server.ask(`/api/sandboxes/${sandbox.id}/clock`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ to: 'closing-time' }),
    });
    expect(moved.status).toBe(200);
    expect(await look(cookie)).toBe(401);
  });

  it.each([
    ['memory', '0:', 500],
    ['disk', 'entry:', 503],
  ] as const)('holds so many sessions in its %s and no more, and says so', async (where, prefix, status) => {
    const { server, sandbox, control, look } = await setup(where);
    await control.change({ timeout: 'idle' });
    const { cookie } = await sandbox.logIn();
    // A field of a disk says that there is a file.
    const mark = where === 'disk' ? 1 : 0;
    const key = `coatcheck:{${sandbox.id}}:own-${where}:A`;
    const many = Object.fromEntries(
      Array.from({ length: 499 }, (_, at) => [`${prefix}id${at}`, '{"expiresAt":null}']),
    );
    await server.redis.hset(key, many);
    const { answer } = await sandbox.logIn();
    expect(answer.status).toBe(status);
    const { events } = await sandbox.trace();
    expect(events.at(-1)).toMatchObject({ type: 'response', status });
    // Whoever is in stays in, and may leave.
    expect(await look(cookie)).toBe(200);
    expect(await server.redis.hlen(key)).toBe(500 + mark);
    await sandbox.ask('api/logout', { method: 'POST', headers: { cookie } });
    expect(await server.redis.hlen(key)).toBe(499 + mark);
  });
});

it('is the same in two processes on one Redis, whichever plays the server', async ({ skip }) => {
  const { startRedis } = await import('../testing/start-redis.ts');
  const redis = await startRedis();
  if (!redis) return skip('redis-server is not installed');
  const processes = await Promise.all([1, 2].map(() => startTestServer({ redisUrl: redis.url })));
  try {
    const [first, second] = processes;
    if (!first || !second) throw new Error('two were started');
    for (const sessionsIn of ['memory', 'disk'] as const) {
      const sandbox = await first.openSandbox();
      await controlSandbox(first.ask, sandbox.id).change({ sessionsIn });
      const logIn = (server: typeof first) =>
        server.ask(`${sandbox.mount}api/login`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ username: 'ada', password: 'poetical-science' }),
        });
      const answers = await Promise.all([first, second, first, second].map(logIn));
      const cookies = answers.map(({ headers }) => headers['set-cookie']?.[0]?.split(';')[0] ?? '');
      for (const cookie of cookies) {
        for (const { ask } of [first, second]) {
          expect((await ask(`${sandbox.mount}api/protected`, { headers: { cookie } })).status).toBe(200);
        }
      }
      await controlSandbox(second.ask, sandbox.id).restart('A');
      const after = await Promise.all(
        cookies.map((cookie) => first.ask(`${sandbox.mount}api/protected`, { headers: { cookie } })),
      );
      expect(after.map(({ status }) => status)).toEqual(
        cookies.map(() => (sessionsIn === 'memory' ? 401 : 200)),
      );
    }
  } finally {
    await Promise.all(processes.map((server) => server.close()));
    await redis.stop();
  }
});
