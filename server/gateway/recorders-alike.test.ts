import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer, IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Duplex } from 'node:stream';
import { fileURLToPath } from 'node:url';
import RedisMock from 'ioredis-mock';
import { expect, it, onTestFinished } from 'vitest';
import { observeStore } from '#shared/exchange/observe-store.ts';
import { createRunApp } from '#shared/exchange/run-app.ts';
import { firstSettings } from '#shared/sandbox/settings.ts';
import { browser } from '#shared/trace/actors.ts';
import type { Headers, RecordedEvent } from '#shared/trace/event.ts';
import { createFairTurns } from '../fair-turns.ts';
import { askServer } from '../testing/ask-server.ts';
import { enterRealm } from '../testing/enter-realm.ts';
import { createApp } from '../testing/recorded-app.ts';
import { createCallSite } from '../trace/call-site.ts';
import { createForward } from './forward.ts';
import { createGateway } from './gateway.ts';
import { toSender } from './identify-actor.ts';

type Sent = { method: string; path: string; headers: Record<string, string>; body: string | null };

const json = { 'content-type': 'application/json' };
const get = (path: string, headers = {}): Sent => ({ method: 'GET', path, headers, body: null });
const post = (path: string, headers: Record<string, string>, body: string): Sent => ({
  method: 'POST',
  path,
  headers: { ...headers, 'content-length': `${Buffer.byteLength(body)}` },
  body,
});

const TRANSCRIPT: Sent[] = [
  post('/login', json, '{"username":"ada","password":"nobody-may-see"}'),
  post('/login?pwd=nobody-may-see&a=1', json, '{"username":"ada","password":"nobody-may-see"'),
  post(
    '/login',
    { 'content-type': 'application/x-www-form-urlencoded' },
    'username=ada&password=nobody-may-see',
  ),
  post('/login', json, JSON.stringify({ username: '💥'.repeat(2100), password: 'nobody-may-see' })),
  get('/away', { referer: 'http://localhost/login?password=nobody-may-see' }),
  get('/long', { authorization: 'Basic nobody-may-see', cookie: 'session_id=1; theme=dark' }),
  get('/nowhere?next=/x?password=nobody-may-see'),
  get('/away', { 'x-password': 'nobody-may-see', referer: 'http://ada:nobody-may-see@localhost/' }),
  post('/login', json, '{"password ":"nobody-may-see"}'),
  post('/login/nobody-may-see', json, '[["password","nobody-may-see"]]'),
  get('/pieces'),
  get('/nothing'),
  get('/unchanged'),
  { ...get('/long'), method: 'HEAD' },
  get('/broken'),
  get('/nowhere?a=%20&b=💥'.replace('💥', '%F0%9F%92%A5')),
  { ...get('/login'), method: 'DELETE' },
];

/** The app behind the gateway, with sockets at both ends. */
async function byGateway(): Promise<RecordedEvent[]> {
  const events: RecordedEvent[] = [];
  const runApp = createRunApp({ IncomingMessage, ServerResponse, Duplex });
  const callSite = createCallSite(fileURLToPath(new URL('../testing', import.meta.url)));
  const redis = new RedisMock({ host: 'recorders-alike' });
  const gateway = createGateway({
    app: (exchange, request) => {
      const observed = observeStore(redis, { exchange: () => exchange, callSite });
      return runApp(createApp({ redis: observed }), request, callSite);
    },
    states: {
      read: async () => ({ settings: firstSettings, offsetMs: 0, lives: { A: 0, B: 0 }, accounts: {} }),
    },
    moves: { offsetSince: (_, offsetMs) => offsetMs },
    identify: async (_, headers) => toSender(browser, headers),
    balancer: { pick: async () => 'A' },
    record: async (_, event) => void events.push(event),
    now: Date.now,
  });
  const forward = createForward(gateway, { maxBodyBytes: 100_000, takeTurn: createFairTurns({}) });
  const server = createServer((request, response) => {
    const path = request.url ?? '';
    void forward(request, response, {
      sandboxId: 's',
      mount: '/',
      controls: '/controls/',
      path,
      secure: false,
      reportError: () => undefined,
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;
  for (const { path, body, ...sent } of TRANSCRIPT) {
    await askServer(port, path, { ...sent, ...(body !== null && { body }) });
  }
  return events;
}

/** The app in a learner's realm, without any. */
async function byLab(): Promise<RecordedEvent[]> {
  const text = await readFile(new URL('../testing/recorded-app.ts', import.meta.url), 'utf8');
  const { realm } = await enterRealm(text);
  for (const [index, sent] of TRANSCRIPT.entries()) {
    await realm.request({ exchange: `x${index}`, server: 'A', actor: browser, ...sent });
  }
  return realm.events();
}

/** What may differ: times, names of exchanges, lines; and headers of sockets and of the gateway itself. */
function comparable(events: readonly RecordedEvent[]) {
  const names = [...new Set(events.map(({ exchange }) => exchange))];
  return events.map(({ at, exchange, source, ...event }) => {
    const { durationMs: _, ...rest } = { durationMs: 0, ...event };
    return {
      ...rest,
      exchange: names.indexOf(exchange),
      isLineKnown: source !== null,
      isTimeKnown: Number.isSafeInteger(at),
      ...('headers' in event && { headers: comparableHeaders(event.headers) }),
    };
  });
}

const OF_ONE_ONLY = /^(host|connection|referrer-policy|x-content-type-options)$/;

const comparableHeaders = (headers: Headers) =>
  headers
    .map(([name, value]) => `${name.toLowerCase()}: ${value}`)
    .filter((line) => !OF_ONE_ONLY.test(line.split(':', 1)[0] ?? ''))
    .sort();

it('writes down the same of the same requests, with sockets and without, and no password of either', async () => {
  const [gateway, lab] = [await byGateway(), await byLab()];
  expect(comparable(lab)).toEqual(comparable(gateway));
  expect(gateway.filter(({ type }) => type === 'response')).toHaveLength(TRANSCRIPT.length);
  expect(JSON.stringify([gateway, lab])).not.toContain('nobody-may-see');
  // What is hidden was there.
  expect(JSON.stringify(gateway).match(/••••••/g)?.length).toBeGreaterThan(10);
});
