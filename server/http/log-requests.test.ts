import { expect, it, onTestFinished } from 'vitest';
import { createLogger } from '../create-logger.ts';
import { controlSandbox } from '../testing/control-sandbox.ts';
import { openSandbox } from '../testing/open-sandbox.ts';
import { startRedis } from '../testing/start-redis.ts';
import { startTestServer } from '../testing/start-test-server.ts';
import { walkLessonOne } from '../testing/walk-lesson-one.ts';

const create = { method: 'POST', headers: { 'content-type': 'application/json' } };

function capture() {
  const text: string[] = [];
  const logger = createLogger('debug', { write: (line) => void text.push(line) });
  const lines = () => text.map((line) => JSON.parse(line) as Record<string, unknown>);
  return { logger, text: () => text.join(''), lines };
}

it('says nothing of a story in which nothing was refused, but that it began and ended', async () => {
  const { logger, lines, text } = capture();
  const server = await startTestServer({ logger });
  const { sandbox } = await walkLessonOne(server.ask);
  const stream = await fetch(`${server.url}api/sandboxes/${sandbox.id}/events`);
  const { cookie } = await sandbox.logIn('grace');
  await server.close();
  await stream.text();
  expect(lines()).toMatchObject([
    { msg: 'started', port: server.port, store: 'memory', maxSandboxes: 2000, idleSeconds: 7200 },
    { msg: 'stopped', requests: 11, refused: 0, failed: 0, streams: 1 },
  ]);
  for (const secret of [sandbox.id, cookie.split('=')[1], 'poetical-science', 'not-her-password']) {
    expect(secret?.length).toBeGreaterThan(10);
    expect(text()).not.toContain(secret);
  }
});

it('writes one line for each request that is refused, with its kind of address and no key to anything', async () => {
  const { logger, lines, text } = capture();
  const server = await startTestServer({ logger, maxSandboxes: 1 });
  const { id, mount } = await openSandbox(server.ask);
  lines();
  const before = lines().length;
  const foreign = { origin: 'https://evil.example' };
  await server.ask('/api/sandboxes', create);
  await server.ask('/api/sandboxes', { method: 'POST' });
  await server.ask(`/api/sandboxes/${id}/notes`, { ...create, body: '{"kind":"forged"}' });
  await server.ask(`/api/sandboxes/${id}/events?secret=in-a-query`, { headers: foreign });
  await server.ask(`${mount}api/login?secret=in-a-query`, { method: 'POST', headers: foreign });
  await server.ask(`/api/sandboxes/${id}/clock`, { ...create, body: '{"byMs":-1}' });
  await server.ask(`/api/sandboxes/${id}/devices/secret/requests`, { ...create, body: '{}' });
  await server.ask(`/api/sandboxes/${id}/address`, { headers: { 'sec-fetch-site': 'same-site' } });
  await server.ask('/', { headers: { host: 'coat.example' } });
  await server.ask('/api/sandboxes/zzzzzzzzzzzzzzzzzzzzzz/trace');
  await server.ask('/api/secret-in-a-path');
  await server.ask(`/api/sandboxes/${id}/secret-in-a-path`);
  await server.ask(`/s/${id.slice(1)}/secret-in-a-path`);
  const hint = `${id.slice(0, 4)}…`;
  const told = lines()
    .slice(before)
    .map(({ msg, method, address, sandbox, status, code, host, origin }) => [
      msg,
      `${method} ${address}`,
      sandbox,
      status,
      code,
      host ?? origin,
    ]);
  const refused = 'request refused';
  expect(told).toEqual([
    [refused, 'POST /api/sandboxes', undefined, 503, 'sandboxes-full', undefined],
    [refused, 'POST /api/sandboxes', undefined, 415, 'unsupported-media-type', undefined],
    [refused, 'POST /api/sandboxes/:id/notes', hint, 400, 'bad-request', undefined],
    [refused, 'GET /api/…', undefined, 403, 'foreign-origin', 'https://evil.example'],
    [refused, 'POST /s/:id/…', hint, 403, 'foreign-origin', 'https://evil.example'],
    [refused, 'POST /api/sandboxes/:id/clock', hint, 400, 'bad-request', undefined],
    [refused, 'POST /api/sandboxes/:id/devices/:device/requests', hint, 400, 'bad-request', undefined],
    [refused, 'GET /api/…', undefined, 403, 'foreign-origin', 'same-site'],
    [refused, 'GET /…', undefined, 421, 'foreign-host', 'coat.example'],
    [refused, 'GET /api/sandboxes/:id/trace', 'zzzz…', 404, 'sandbox-not-found', undefined],
    [refused, 'GET /api/…', undefined, 404, 'not-found', undefined],
    [refused, 'GET /api/sandboxes/:id/…', hint, 404, 'not-found', undefined],
    [refused, 'GET /s/:id/…', `${id.slice(1, 5)}…`, 404, 'sandbox-not-found', undefined],
  ]);
  expect(text()).not.toMatch(new RegExp(`${id}|secret`));
});

it('takes a store that a learner has taken down for a lesson, and a limit for no failure', async () => {
  const { logger, lines } = capture();
  const server = await startTestServer({ logger });
  const sandbox = await server.openSandbox();
  const control = controlSandbox(server.ask, sandbox.id);
  await control.change({ storeUp: false });
  expect((await sandbox.logIn()).answer.status).toBe(503);
  const headers = { 'user-agent': 'Mozilla/5.0' };
  for (let n = 10; n < 30; n += 1) {
    const cookie = `coatcheck_device=${'a'.repeat(20)}${n}`;
    await sandbox.ask('login', { headers: { ...headers, cookie } });
  }
  const told = lines().filter(({ msg }) => String(msg).startsWith('request'));
  expect(told.length).toBeGreaterThan(0);
  for (const { level, code } of told) expect([level, code]).toEqual([30, 'too-many-devices']);
  await server.close();
  expect(lines().at(-1)).toMatchObject({ msg: 'stopped', failed: 0 });
});

it('takes a sandbox that holds as much as it may for no failure of the store', async () => {
  const { logger, lines } = capture();
  const server = await startTestServer({ logger });
  const sandbox = await server.openSandbox();
  const { cookie } = await sandbox.logIn();
  const list = `coatcheck:{${sandbox.id}}:app:user-sessions:2`;
  await server.redis.sadd(list, ...Array.from({ length: 600 }, (_, n) => `gone-${n}`));
  const statuses = new Set<number>();
  // Counted after some dozens of notes.
  for (let n = 0; n < 60 && !statuses.has(503); n += 1) statuses.add((await sandbox.logIn()).answer.status);
  expect([...statuses]).toEqual([200, 503]);
  expect((await sandbox.ask('api/protected', { headers: { cookie } })).status).toBe(200);
  await server.close();
  expect(lines().filter(({ msg }) => String(msg).startsWith('request'))).toEqual([]);
  expect(lines().at(-1)).toMatchObject({ msg: 'stopped', failed: 0 });
});

it('tells a failure of the store in one short line, and a bug in one with its stack', async (context) => {
  const redis = await startRedis();
  if (!redis) return context.skip('redis-server is not installed');
  onTestFinished(() => redis.stop());
  const { logger, lines, text } = capture();
  const server = await startTestServer({ redisUrl: redis.url, logger });
  const sandbox = await server.openSandbox();
  const { cookie } = await sandbox.logIn();
  const id = cookie.split('=')[1] ?? '';

  // What no request should meet: the trace is no list, so the control that reads it fails by a bug of ours.
  await server.redis.set(`coatcheck:{${sandbox.id}}:trace`, 'not a list');
  await server.ask(`/api/sandboxes/${sandbox.id}/trace`);
  await redis.stop();
  const before = lines().length;
  await sandbox.ask('api/protected', { headers: { cookie } });
  await server.ask('/api/sandboxes', create);

  const failed = lines().filter(({ msg }) => msg === 'request failed');
  expect(failed.map(({ level, address, status, code }) => [level, address, status, code])).toEqual([
    [50, '/api/sandboxes/:id/trace', 500, 'internal'],
    [40, '/s/:id/…', 503, 'store-unavailable'],
    [40, '/api/sandboxes', 503, 'store-unavailable'],
  ]);
  expect(failed[0]).toMatchObject({ err: { message: expect.stringContaining('WRONGTYPE') } });
  expect(failed[1]?.err).toBeUndefined();
  expect(lines().length).toBeGreaterThan(before);
  expect(id.length).toBe(32);
  for (const secret of [id, sandbox.id]) expect(text()).not.toContain(secret);
});
