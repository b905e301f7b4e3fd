import { once } from 'node:events';
import { createServer, get } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import type { Answer } from '#shared/exchange/http-message.ts';
import { CutOff } from '#shared/exchange/run-app.ts';
import { firstSettings } from '#shared/sandbox/settings.ts';
import { browser } from '#shared/trace/actors.ts';
import type { RecordedEvent } from '#shared/trace/event.ts';
import { createFairTurns } from '../fair-turns.ts';
import { type Ask, askServer } from '../testing/ask-server.ts';
import { createForward } from './forward.ts';
import { createGateway, type Gateway } from './gateway.ts';
import { toSender } from './identify-actor.ts';

const welcome: Answer = {
  status: 201,
  reason: 'Made',
  headers: [
    ['Set-Cookie', 'session_id=1; Path=/'],
    ['Set-Cookie', 'b=2'],
  ],
  body: new TextEncoder().encode('done'),
  source: null,
};

/** A server whose gateway stands before `demoApp`, and whose store takes nothing before `settle` says whether it can. */
async function setup(demoApp: () => Promise<Answer>, ask: Ask = {}) {
  const recorded: RecordedEvent[] = [];
  let settle!: (error?: Error) => void;
  const kept = new Promise<void>((resolve, reject) => {
    settle = (error) => (error ? reject(error) : resolve());
  });
  kept.catch(() => undefined);
  const gateway = createGateway({
    app: demoApp,
    states: {
      read: async () => ({ settings: firstSettings, offsetMs: 0, lives: { A: 0, B: 0 }, accounts: {} }),
    },
    moves: { offsetSince: (_, offsetMs) => offsetMs },
    identify: async (_, headers) => toSender(browser, headers),
    balancer: { pick: async () => 'A' },
    record(_, event) {
      recorded.push(event);
      if (event.type === 'response') server.emit('answered');
      return kept;
    },
    now: Date.now,
  });
  const forward = createForward(gateway, { maxBodyBytes: 10, takeTurn: createFairTurns({}) });
  const server = createServer((request, response) => {
    response.setHeader('X-Ours', '1');
    const target = {
      sandboxId: 's',
      mount: '/s/s/',
      controls: '/api/sandboxes/s/',
      path: '/',
      secure: false,
      reportError: () => undefined,
    };
    forward(request, response, target).catch((error: Error) => response.writeHead(503).end(error.message));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  const answered = once(server, 'answered');
  let arrived = false;
  const answer = askServer((server.address() as AddressInfo).port, '/', ask).finally(() => {
    arrived = true;
  });
  answer.catch(() => undefined);
  return { answer, answered, recorded, settle, hasArrived: () => arrived };
}

const pause = () => new Promise((resolve) => setTimeout(resolve, 30));

it('lets an answer leave when it is kept, and not before', async () => {
  const { answer, answered, settle, hasArrived } = await setup(async () => welcome);
  await answered;
  await pause();
  expect(hasArrived()).toBe(false);
  settle();
  const { status, headers, text } = await answer;
  expect({ status, text }).toEqual({ status: 201, text: 'done' });
  expect(headers).toMatchObject({ 'x-ours': '1', 'x-content-type-options': 'nosniff' });
  expect(headers['set-cookie']).toEqual(['session_id=1; Path=/s/s/', 'b=2']);
});

it('says nothing of an answer that could not be kept', async () => {
  const { answer, answered, settle } = await setup(async () => welcome);
  await answered;
  settle(new Error('store away'));
  const { status, headers, text } = await answer;
  expect([status, text, headers['set-cookie'], headers['x-ours']]).toEqual([
    503,
    'store away',
    undefined,
    '1',
  ]);
});

it('cuts the connection when the demo app did', async () => {
  const { answer, recorded } = await setup(() => Promise.reject(new CutOff()));
  await expect(answer).rejects.toThrow('socket hang up');
  expect(recorded.map(({ type }) => type)).toEqual(['request']);
});

it('refuses a body that is too large, records how large, and asks the demo app nothing', async () => {
  const body = 'é'.repeat(1000);
  const { answer, recorded, settle } = await setup(() => expect.fail('asked'), { method: 'POST', body });
  settle();
  const { status, text } = await answer;
  expect([status, JSON.parse(text)]).toEqual([413, { error: 'request body too large' }]);
  expect(recorded).toMatchObject([
    { type: 'request', body: { text: '', bytes: 2000, truncated: true } },
    { type: 'response', status: 413, reason: 'Payload Too Large', source: null },
  ]);
});

it('lets so many requests of a sandbox wait, and does nothing for those who hang up meanwhile', async () => {
  const handled: string[] = [];
  const finish: (() => void)[] = [];
  const handle: Gateway['handle'] = ({ path }) => {
    handled.push(path);
    return new Promise((resolve) => finish.push(() => resolve(welcome)));
  };
  const takeTurn = createFairTurns({ each: 1, maxWaiting: 1 });
  const forward = createForward({ handle }, { maxBodyBytes: 10, takeTurn });
  const hungUp: string[] = [];
  const server = createServer(async (request, response) => {
    const path = request.url ?? '';
    response.on('close', () => response.writableFinished || hungUp.push(path));
    const target = {
      sandboxId: 's',
      mount: '/s/s/',
      controls: '/api/sandboxes/s/',
      path,
      secure: false,
      reportError: () => undefined,
    };
    const passed = await forward(request, response, target);
    if (passed !== 'passed') response.writeHead(429).end(passed);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;

  const first = askServer(port, '/first', {});
  await expect.poll(() => handled).toEqual(['/first']);
  const waiting = get({ host: '127.0.0.1', port, path: '/waiting', agent: false });
  waiting.on('error', () => undefined);
  await once(server, 'request');
  const { status, text } = await askServer(port, '/more', {});
  expect([status, text]).toEqual([429, 'too-many-waiting']);

  waiting.destroy();
  await expect.poll(() => hungUp).toEqual(['/waiting']);
  finish[0]?.();
  expect((await first).status).toBe(201);
  const next = askServer(port, '/next', {});
  await expect.poll(() => handled).toEqual(['/first', '/next']);
  finish[1]?.();
  expect((await next).status).toBe(201);
});
