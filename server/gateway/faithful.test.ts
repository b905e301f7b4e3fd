import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Redis } from 'ioredis';
import RedisMock from 'ioredis-mock';
import { expect, it, onTestFinished, vi } from 'vitest';
import { createApp } from '../demo-app/create-app.ts';
import { people } from '../demo-app/people.ts';
import { createUsers } from '../demo-app/users.ts';
import { type Answer, type Ask, askServer } from '../testing/ask-server.ts';
import { startTestServer } from '../testing/start-test-server.ts';

const json = (body: string, method = 'POST'): Ask => ({
  method,
  headers: { 'content-type': 'application/json' },
  body,
});

const STORY: [path: string, ask: Ask][] = [
  ['/login', {}],
  ['/api/login', json('{"username":"ada","password":"wrong"}')],
  ['/api/login', json('{"username":')],
  ['/api/login', json('{"username":"ada","password":"poetical-science"}')],
  ['/api/login', json(`{"username":"${'é💥'.repeat(2000)}","password":"x"}`)],
  ['/api/protected', {}],
  ['/api/protected?a=1&b=%20#c', { method: 'HEAD' }],
  ['/dashboard', { headers: { accept: 'text/html' } }],
  ['/api/logout', { method: 'POST' }],
  ['/api/logout', {}],
  ['/nowhere', { method: 'DELETE' }],
];

/** The demo app by itself, without gateway, recording or namespace. */
async function serveAlone() {
  const redis: Redis = new RedisMock({ host: randomUUID() });
  const app = createApp({ redis, users: createUsers(people), ttlSeconds: 3600, secureCookies: false });
  const server = createServer(app).listen(0, '127.0.0.1');
  await vi.waitUntil(() => server.listening);
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;
  return (path: string, ask: Ask) => askServer(port, path, ask);
}

/** What may differ: the clock, ids, what the gateway says it rewrites, and the two headers that it adds. */
function comparable({ status, headers, text }: Answer, mount: string) {
  const { date, expires, 'x-content-type-options': _, 'referrer-policy': __, ...rest } = headers;
  const plain = (line: string) =>
    line
      .replace(/session_id=[0-9a-f]{32}/, 'session_id=…')
      .replace(/Expires=[^;]+/, 'Expires=…')
      .replaceAll(mount, '/');
  return {
    status,
    text: text.replaceAll(mount, '/'),
    headers: Object.fromEntries(Object.entries(rest).map(([name, value]) => [name, plain(String(value))])),
  };
}

it('changes nothing of the demo app’s answers but their addresses', async () => {
  const alone = await serveAlone();
  const sandbox = await (await startTestServer()).openSandbox();
  for (const [path, ask] of STORY) {
    const direct = comparable(await alone(path, ask), '/');
    const recorded = comparable(await sandbox.ask(path.slice(1), ask), sandbox.mount);
    expect(recorded, `${ask.method ?? 'GET'} ${path.slice(0, 40)}`).toEqual(direct);
  }
});

it('gives no answer of which nothing could be recorded, nor the ticket in it', async () => {
  const server = await startTestServer();
  const sandbox = await server.openSandbox();
  // The list of events is suddenly something else: every append fails, while the demo app's own keys are fine.
  await server.redis.set(`coatcheck:{${sandbox.id}}:trace`, 'not a list');
  const { answer } = await sandbox.logIn();
  expect([answer.status, JSON.parse(answer.text).error.code]).toEqual([500, 'internal']);
  expect(answer.headers['set-cookie']).toBeUndefined();
  expect(answer.headers['x-content-type-options']).toBe('nosniff');
  expect(await server.redis.get(`coatcheck:{${sandbox.id}}:trace`)).toBe('not a list');
});
