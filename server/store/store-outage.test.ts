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

it('says 503 while Redis is full, and works again when there is room', async (context) => {
  const redis = await startRedis();
  if (!redis) return context.skip('redis-server is not installed');
  onTestFinished(() => redis.stop());
  const server = await startTestServer({ redisUrl: redis.url });
  const sandbox = await server.openSandbox();
  await server.redis.config('SET', 'maxmemory', '1');
  const create = { method: 'POST', headers: { 'content-type': 'application/json' } };
  const control = await server.ask('/api/sandboxes', create);
  expect([control.status, JSON.parse(control.text).error.code]).toEqual([503, 'store-unavailable']);
  expect((await sandbox.logIn()).answer.status).toBe(503);
  await server.redis.config('SET', 'maxmemory', '0');
  expect((await sandbox.logIn()).answer.status).toBe(200);
});
