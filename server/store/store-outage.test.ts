import { expect, it, onTestFinished, vi } from 'vitest';
import { startRedis } from '../testing/start-redis.ts';
import { startTestServer } from '../testing/start-test-server.ts';

it('says 503 while Redis is gone, and works again by itself when it is back', async (context) => {
  const redis = await startRedis();
  if (!redis) return context.skip('redis-server is not installed');
  const port = Number(new URL(redis.url).port);
  const unhandled: unknown[] = [];
  const note = (reason: unknown) => unhandled.push(reason);
  process.on('unhandledRejection', note);
  onTestFinished(() => void process.off('unhandledRejection', note));

  const waiting = vi.fn();
  const server = await startTestServer({ redisUrl: redis.url, onWaitingForRedis: waiting });
  const sandbox = await server.openSandbox();
  const { cookie } = await sandbox.logIn();
  const stream = await fetch(`${server.url}api/sandboxes/${sandbox.id}/events`);

  await redis.stop();
  const startedAt = Date.now();
  const lookup = await sandbox.ask('api/protected', { headers: { cookie } });
  const control = await server.ask('/api/sandboxes', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
  });
  expect([lookup.status, control.status]).toEqual([503, 503]);
  expect(JSON.parse(control.text).error.code).toBe('store-unavailable');
  expect(lookup.text + control.text).not.toMatch(/ECONN|stack|\.ts:/);
  expect(Date.now() - startedAt).toBeLessThan(5000);
  const refused = await server.ask(`/api/sandboxes/${sandbox.id}/events`);
  expect([refused.status, JSON.parse(refused.text).error.code]).toEqual([503, 'store-unavailable']);
  const page = await server.ask(sandbox.mount, {
    headers: { accept: 'text/html', 'user-agent': 'Mozilla/5.0' },
  });
  expect([page.status, page.headers['content-type']]).toEqual([503, 'text/html; charset=utf-8']);
  expect(page.text).toContain('<title>Coat Check</title>');

  const again = await startRedis({ port });
  onTestFinished(() => again?.stop());
  const fresh = await vi.waitFor(() => server.openSandbox(), { timeout: 5000, interval: 50 });
  expect((await fresh.logIn()).answer.status).toBe(200);
  expect((await fresh.trace()).events.length).toBeGreaterThan(0);
  await stream.body?.cancel();
  expect(unhandled).toEqual([]);
  expect(waiting).not.toHaveBeenCalled();
});

it('waits for a Redis that is not there yet, and says so', async () => {
  const waiting = vi.fn<(reason: string) => void>();
  const starting = startTestServer({ redisUrl: 'redis://127.0.0.1:1', onWaitingForRedis: waiting });
  await vi.waitFor(() => expect(waiting).toHaveBeenCalledWith('ECONNREFUSED'), { timeout: 5000 });
  // Nothing listens on port 1, so this server never opens; it must not have failed either.
  expect(await Promise.race([starting.then(() => 'open'), Promise.resolve('waiting')])).toBe('waiting');
});

/** A server with a Redis of its own, and somebody who is logged in twice, once as admin. */
async function setup(settings: Record<string, string> = {}) {
  const redis = await startRedis({ settings, required: true });
  onTestFinished(() => redis?.stop());
  const server = await startTestServer({ redisUrl: redis?.url ?? null });
  const sandbox = await server.openSandbox();
  const { cookie } = await sandbox.logIn();
  const { cookie: admin } = await sandbox.logIn('admin');
  const control = (path: string, body: object = {}, method = 'POST') =>
    server.ask(`/api/sandboxes${path}`, {
      method,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  const config = (name: string, value: string | number) => server.redis.config('SET', name, value);
  const ready = async () => JSON.parse((await server.ask('/readyz')).text);
  return { server, sandbox, cookie, admin, control, config, ready };
}
const codeOf = ({ status, text }: { status: number; text: string }) => [status, JSON.parse(text).error.code];

it('lets whatever only deletes through while Redis is full, and says that it is full', async () => {
  const { server, sandbox, cookie, admin, control, config, ready } = await setup();
  const second = await sandbox.logIn();
  const openPage = (headers: object) =>
    server.ask(sandbox.mount, { headers: { accept: 'text/html', 'user-agent': 'Mozilla/5.0', ...headers } });
  const device = (await openPage({})).headers['set-cookie']?.[0]?.split(';')[0] ?? '';
  await config('maxmemory', 1);

  expect(codeOf(await control(''))).toEqual([503, 'store-full']);
  expect(codeOf(await control(`/${sandbox.id}/settings`, { timeout: 'idle' }, 'PATCH'))).toEqual([
    503,
    'store-full',
  ]);
  expect(await ready()).toEqual({ status: 'not-ready', reason: 'store-full' });
  expect((await sandbox.logIn()).answer.status).toBe(503);
  expect((await sandbox.ask('api/protected', { headers: { cookie } })).status).toBe(200);

  const out = await sandbox.ask('api/logout', { method: 'POST', headers: { cookie } });
  expect(out.status).toBe(204);
  expect((await sandbox.ask('api/protected', { headers: { cookie } })).status).toBe(401);
  const revoked = await sandbox.ask('api/admin/users/2/revoke', {
    method: 'POST',
    headers: { cookie: admin },
  });
  expect([revoked.status, revoked.text]).toEqual([200, '{"revoked":1}']);
  expect((await sandbox.ask('api/protected', { headers: { cookie: second.cookie } })).status).toBe(401);
  // The clock only ends what is there.
  expect((await control(`/${sandbox.id}/clock`, { to: 'closing-time' })).status).toBe(200);
  expect((await sandbox.ask('api/protected', { headers: { cookie: admin } })).status).toBe(401);
  expect((await openPage({ cookie: device })).status).toBe(200);

  await config('maxmemory', 0);
  expect(await ready()).toEqual({ status: 'ready' });
  expect((await sandbox.logIn()).answer.status).toBe(200);
});

it('keeps nobody out while Redis is full whose cookie would be due under an idle timeout', async () => {
  const { sandbox, control, config } = await setup();
  expect((await control(`/${sandbox.id}/settings`, { timeout: 'idle' }, 'PATCH')).status).toBe(200);
  const { cookie: admin } = await sandbox.logIn('admin');
  const ask = async () => {
    const { status, headers } = await sandbox.ask('api/protected', { headers: { cookie: admin } });
    return [status, headers['set-cookie']?.length ?? 0];
  };
  for (const _ of ['before half', 'after half']) {
    expect(await ask()).toEqual([200, 0]);
    expect((await control(`/${sandbox.id}/clock`, { byMs: 3_000_000 })).status).toBe(200);
  }
  await config('maxmemory', 1);
  expect(await ask()).toEqual([200, 0]);
  const revoked = await sandbox.ask('api/admin/users/2/revoke', {
    method: 'POST',
    headers: { cookie: admin },
  });
  expect(revoked.status).toBe(200);
  await config('maxmemory', 0);
  expect(await ask()).toEqual([200, 1]);
});

it.each(['memory', 'disk'] as const)(
  'lets an admin revoke while Redis is full and each use prolongs a session in a %s',
  async (sessionsIn) => {
    const { sandbox, control, config } = await setup();
    const change = { sessionsIn, timeout: 'idle', idAtLogin: 'keeps-any' };
    expect((await control(`/${sandbox.id}/settings`, change, 'PATCH')).status).toBe(200);
    const [{ cookie }, { cookie: admin }] = [await sandbox.logIn(), await sandbox.logIn('admin')];
    const look = async (who: string) =>
      JSON.parse((await sandbox.ask('api/protected', { headers: { cookie: who } })).text);
    const before = await look(admin);
    await config('maxmemory', 1);

    expect((await sandbox.logIn()).answer.status).toBe(503);
    // Nor under an id that is there: it would go on as whoever it belonged to.
    const overAdmin = await sandbox.ask('api/login', {
      method: 'POST',
      headers: { cookie: admin, 'content-type': 'application/json' },
      body: JSON.stringify({ username: 'ada', password: 'poetical-science' }),
    });
    expect(overAdmin.status).toBe(503);
    expect(await look(admin)).toEqual(before);

    const revoked = await sandbox.ask('api/admin/users/2/revoke', {
      method: 'POST',
      headers: { cookie: admin },
    });
    expect([revoked.status, revoked.text]).toEqual([200, '{"revoked":1}']);
    expect((await sandbox.ask('api/protected', { headers: { cookie } })).status).toBe(401);
    expect(await look(admin)).toEqual(before);
  },
);

it('clears away sandboxes that nobody uses while Redis is full', async () => {
  const redis = await startRedis({ required: true });
  onTestFinished(() => redis?.stop());
  const server = await startTestServer({ redisUrl: redis?.url ?? null, idleSeconds: 1, sweepMs: 100 });
  const sandbox = await server.openSandbox();
  await sandbox.logIn();
  for (const key of await server.redis.keys('*:app:*')) await server.redis.persist(key);
  await server.redis.config('SET', 'maxmemory', 1);
  await vi.waitFor(async () => expect(await server.redis.keys(`*${sandbox.id}*`)).toEqual([]), {
    timeout: 5000,
  });
});

it('says so when Redis answers and refuses, for whatever reason', async () => {
  const { control, config, ready, server } = await setup();
  await config('min-replicas-to-write', 1);
  expect(codeOf(await control(''))).toEqual([503, 'store-refuses']);
  expect(await ready()).toEqual({ status: 'not-ready', reason: 'store-refuses' });
  await config('min-replicas-to-write', 0);
  await server.redis.replicaof('127.0.0.1', 1);
  expect(codeOf(await control(''))).toEqual([503, 'store-refuses']);
  await server.redis.replicaof('NO', 'ONE');
  expect((await control('')).status).toBe(201);
  await config('requirepass', 'x');
  server.redis.disconnect(true);
  await vi.waitFor(async () => expect((await ready()).status).toBe('not-ready'));
});
