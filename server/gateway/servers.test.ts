import { expect, it } from 'vitest';
import { sandboxStatusSchema } from '#shared/api/sandbox-api.ts';
import type { TraceEvent } from '#shared/trace/event.ts';
import { controlSandbox } from '../testing/control-sandbox.ts';
import { describeOnEachRedis } from '../testing/describe-on-each-redis.ts';
import { startTestServer } from '../testing/start-test-server.ts';

const servers = (events: readonly TraceEvent[]) =>
  events.flatMap((event) => (event.type === 'request' ? [event.server] : []));
const notes = (events: readonly TraceEvent[]) =>
  events.flatMap((event) =>
    event.type === 'note'
      ? [`${event.note.kind} ${'now' in event.note ? event.note.now : ''} ${event.server}`]
      : [],
  );

describeOnEachRedis('simulated servers', (redisUrl) => {
  async function setup() {
    const server = await startTestServer({ redisUrl: redisUrl() });
    const sandbox = await server.openSandbox();
    const look = async (cookie: string, userAgent = 'curl/8') =>
      (await sandbox.ask('api/protected', { headers: { cookie, 'user-agent': userAgent } })).status;
    return { server, sandbox, look, control: controlSandbox(server.ask, sandbox.id) };
  }

  it('take turns, and share sessions in Redis', async () => {
    const { sandbox, look, control } = await setup();
    const changed = await control.change({ servers: ['A', 'B'] });
    expect(sandboxStatusSchema.parse(changed).settings.servers).toEqual(['A', 'B']);
    const { cookie } = await sandbox.logIn();
    expect([await look(cookie), await look(cookie)]).toEqual([200, 200]);
    const { events } = await sandbox.trace();
    expect(servers(events)).toEqual(['A', 'B', 'A']);
    expect(notes(events)).toEqual(['server-changed started B', 'settings-changed  A']);
    expect(events.every(({ actor, type }) => (actor.kind === 'house') === (type === 'note'))).toBe(true);
  });

  it('do not know each other’s sessions in memory, and lose them by a restart', async () => {
    const { server, sandbox, look, control } = await setup();
    await control.change({ servers: ['A', 'B'], sessionsIn: 'memory' });
    const { cookie } = await sandbox.logIn();
    expect([await look(cookie), await look(cookie)]).toEqual([401, 200]);
    await control.restart('A');
    expect([await look(cookie), await look(cookie)]).toEqual([401, 401]);
    const { events } = await sandbox.trace();
    expect(notes(events)).toContain('server-changed restarted A');
    expect(events.filter(({ type }) => type.startsWith('store-'))).toEqual([]);
    const left = (await server.redis.keys('*')).filter((key) => key.includes(`${sandbox.id}}:own-memory`));
    expect(left).toEqual([]);
  });

  it('keep sessions on a disk of their own through a restart', async () => {
    const { sandbox, look, control } = await setup();
    await control.change({ servers: ['A', 'B'], sessionsIn: 'disk' });
    const { cookie } = await sandbox.logIn();
    await control.restart('A');
    expect([await look(cookie), await look(cookie)]).toEqual([401, 200]);
  });

  it('keep a sticky visitor until its server stops, whichever process asks', async () => {
    const { server, sandbox, look, control } = await setup();
    await control.change({ servers: ['A', 'B'], balancing: 'sticky' });
    const { cookie } = await sandbox.logIn();
    for (let again = 0; again < 3; again += 1) expect(await look(cookie, 'Mozilla/5.0')).toBe(200);
    await look(cookie);
    const before = servers((await sandbox.trace()).events);
    expect(before).toEqual(['A', 'A', 'A', 'A', 'B']);
    await control.change({ servers: ['B'] });
    await look(cookie, 'Mozilla/5.0');
    await control.change({ servers: ['A', 'B'] });
    await look(cookie, 'Mozilla/5.0');
    expect(servers((await sandbox.trace()).events).slice(-2)).toEqual(['B', 'B']);
    expect((await server.redis.keys('*')).some((key) => key.endsWith(':balance'))).toBe(true);
  });

  it('answer 503 while the shared store is down, and recover at once', async () => {
    const { sandbox, look, control } = await setup();
    const { cookie } = await sandbox.logIn();
    await control.change({ storeUp: false });
    expect(await look(cookie)).toBe(503);
    const { events } = await sandbox.trace();
    const replies = events.flatMap((event) => (event.type === 'store-reply' ? event.replies : []));
    expect(replies.at(-1)).toEqual({ ok: false, error: 'Connection is closed.' });
    await control.change({ sessionsIn: 'memory' });
    expect(await look(cookie)).toBe(401);
    await control.change({ sessionsIn: 'redis', storeUp: true });
    expect(await look(cookie)).toBe(200);
    expect(notes((await sandbox.trace()).events)).toEqual([
      'store-changed down A',
      'settings-changed  A',
      'settings-changed  A',
      'store-changed up A',
      'settings-changed  A',
    ]);
  });

  it('refuse what is no setting, and note nothing for what changes nothing', async () => {
    const { server, sandbox, control } = await setup();
    const url = `/api/sandboxes/${sandbox.id}/settings`;
    const headers = { 'content-type': 'application/json' };
    for (const body of [
      '{"servers":[]}',
      '{"servers":["A","A"]}',
      '{"x":1}',
      '{"servers":["C"]}',
      '[]',
      '{',
    ]) {
      expect((await server.ask(url, { method: 'PATCH', headers, body })).status).toBe(400);
    }
    expect((await server.ask(url, { method: 'PATCH', body: '{}' })).status).toBe(415);
    for (const name of ['B', 'C']) {
      const path = `/api/sandboxes/${sandbox.id}/servers/${name}/restart`;
      expect((await server.ask(path, { method: 'POST', headers })).status).toBe(404);
    }
    await control.change({ servers: ['A'] });
    expect((await sandbox.trace()).events).toEqual([]);
  });
});

it('agree between two processes on one Redis', async ({ skip }) => {
  const { startRedis } = await import('../testing/start-redis.ts');
  const redis = await startRedis();
  if (!redis) return skip('redis-server is not installed');
  const [first, second] = await Promise.all([
    startTestServer({ redisUrl: redis.url }),
    startTestServer({ redisUrl: redis.url }),
  ]);
  try {
    const sandbox = await first.openSandbox();
    const control = controlSandbox(second.ask, sandbox.id);
    await control.change({ servers: ['A', 'B'] });
    const { cookie } = await sandbox.logIn();
    for (const { ask } of [second, first, second]) {
      expect((await ask(`${sandbox.mount}api/protected`, { headers: { cookie } })).status).toBe(200);
    }
    expect(servers((await sandbox.trace()).events)).toEqual(['A', 'B', 'A', 'B']);
    const device = await control.addDevice('Phone');
    const viaFirst = controlSandbox(first.ask, sandbox.id);
    const json = { username: 'ada', password: 'poetical-science' };
    await control.send(device.id, { method: 'POST', path: '/api/login', json });
    expect(await viaFirst.send(device.id, { method: 'GET', path: '/api/protected' })).toEqual({
      status: 200,
    });
    await Promise.all([first, second].map((server) => server.close()));
  } finally {
    await redis.stop();
  }
});
