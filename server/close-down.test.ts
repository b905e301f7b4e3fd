import { once } from 'node:events';
import { get, type IncomingMessage, request } from 'node:http';
import { connect, type Socket } from 'node:net';
import { Redis } from 'ioredis';
import { expect, it, onTestFinished, vi } from 'vitest';
import { askServer } from './testing/ask-server.ts';
import { openSandbox } from './testing/open-sandbox.ts';
import { beginProcess, startProcess } from './testing/start-process.ts';
import { findFreePort, startRedis } from './testing/start-redis.ts';
import { startTestServer } from './testing/start-test-server.ts';

const LOGIN = '{"username":"ada","password":"poetical-science"}';

/** A login of which the server has the headers and half of the body. */
async function beginLogin(port: number, mount: string) {
  const headers = {
    'content-type': 'application/json',
    'content-length': LOGIN.length,
    expect: '100-continue',
  };
  const path = `${mount}api/login`;
  const slow = request({ host: '127.0.0.1', port, path, method: 'POST', headers, agent: false });
  const answer = new Promise<IncomingMessage | null>((resolve) => {
    slow.on('response', (response) => resolve(response.resume()));
    slow.on('error', () => resolve(null));
  });
  slow.flushHeaders();
  // The server says "continue" once it has begun to deal with the request.
  await once(slow, 'continue');
  slow.write(LOGIN.slice(0, 10));
  return { answer, finish: () => slow.end(LOGIN.slice(10)) };
}

async function openStream(port: number, id: string): Promise<{ ended: Promise<string> }> {
  const [response] = (await once(
    get({ host: '127.0.0.1', port, path: `/api/sandboxes/${id}/events`, agent: false }),
    'response',
  )) as [IncomingMessage];
  let text = '';
  response.on('data', (chunk: Buffer) => {
    text += chunk.toString();
  });
  await vi.waitFor(() => expect(text).toContain('event: snapshot'));
  return {
    ended: new Promise((resolve) => {
      response.once('end', () => resolve('in good order'));
      response.once('aborted', () => resolve('cut off'));
    }),
  };
}

function refusesConnections(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket: Socket = connect(port, '127.0.0.1');
    socket.once('error', () => resolve(true));
    socket.once('connect', () => {
      socket.destroy();
      resolve(false);
    });
  });
}

it('ends its streams, answers what is under way, writes it down and exits with 0 at SIGTERM', async (context) => {
  const redis = await startRedis();
  if (!redis) return context.skip('redis-server is not installed');
  onTestFinished(() => redis.stop());
  const server = await startProcess({ REDIS_URL: redis.url });
  const sandbox = await openSandbox((path, init) => askServer(server.port, path, init ?? {}));
  const streams = await Promise.all([1, 2, 3].map(() => openStream(server.port, sandbox.id)));
  const slow = await beginLogin(server.port, sandbox.mount);

  server.signal('SIGTERM');
  expect(await Promise.all(streams.map(({ ended }) => ended))).toEqual(Array(3).fill('in good order'));
  await vi.waitFor(async () => expect(await refusesConnections(server.port)).toBe(true));
  slow.finish();
  const answer = await slow.answer;
  expect([answer?.statusCode, answer?.headers.connection]).toEqual([200, 'close']);
  expect(await server.ended).toBe(0);

  const stopped = server
    .output()
    .split('\n')
    .find((line) => line.includes('"msg":"stopped"'));
  expect(JSON.parse(stopped ?? '{}')).toMatchObject({ requests: 5, refused: 0, failed: 0, streams: 3 });
  const client = new Redis(redis.url);
  onTestFinished(() => client.disconnect());
  const events = await client.lrange(`coatcheck:{${sandbox.id}}:trace`, 0, -1);
  expect(events.map((event) => JSON.parse(event).type)).toEqual([
    'request',
    'store-command',
    'store-reply',
    'response',
  ]);
});

it('does not wait for ever for a request that never ends', async () => {
  const server = await startTestServer({ graceMs: 200 });
  const sandbox = await server.openSandbox();
  const stuck = await beginLogin(server.port, sandbox.mount);
  const startedAt = Date.now();
  await server.close();
  expect(Date.now() - startedAt).toBeLessThan(1500);
  expect(await stuck.answer).toBeNull();
});

it('is not ready, and ends new streams at once, while it closes', async () => {
  const server = await startTestServer({ graceMs: 5000 });
  const sandbox = await server.openSandbox();
  const slow = await beginLogin(server.port, sandbox.mount);
  // Requests that had begun before the end was known; their second halves come after.
  const begin = async (path: string) => {
    const socket = connect(server.port, '127.0.0.1');
    let text = '';
    socket.on('data', (chunk: Buffer) => {
      text += chunk.toString();
    });
    socket.write(`GET ${path} HTTP/1.1\r\n`);
    await once(server.httpServer, 'connection');
    return async () => {
      socket.write(`Host: localhost:${server.port}\r\n\r\n`);
      await once(socket, 'close');
      return text;
    };
  };
  const finishReady = await begin('/readyz');
  const finishStream = await begin(`/api/sandboxes/${sandbox.id}/events`);
  const closed = server.close();
  const answers = [await finishReady(), await finishStream()];
  expect(answers[0]).toMatch(/^HTTP\/1\.1 503[\s\S]*"reason":"closing"/);
  expect(answers[1]).toMatch(/^HTTP\/1\.1 200[\s\S]*text\/event-stream/);
  expect(answers[1]).not.toContain('event:');
  slow.finish();
  await closed;
});

it('opens once a Redis that was not there at the start comes up, and says meanwhile what it waits for', async (context) => {
  const port = await findFreePort();
  const starting = beginProcess({ REDIS_URL: `redis://:s3cret@127.0.0.1:${port}` });
  await vi.waitFor(
    () => expect(starting.output()).toContain('Could not reach Redis at REDIS_URL: ECONNREFUSED.'),
    {
      timeout: 10_000,
    },
  );
  const redis = await startRedis({ port, settings: { requirepass: 's3cret' } });
  if (!redis) return context.skip('redis-server is not installed');
  onTestFinished(() => redis.stop());
  const upAt = Date.now();
  const server = await starting.opened;
  expect(Date.now() - upAt).toBeLessThan(2000);
  const sandbox = await openSandbox((path, init) => askServer(server.port, path, init ?? {}));
  expect((await sandbox.logIn()).answer.status).toBe(200);
  expect(server.output()).not.toContain('s3cret');
  expect(server.output().match(/Could not reach Redis/g)).toHaveLength(1);
}, 30_000);
