import { expect, it, vi } from 'vitest';
import { overviewSchema } from '#shared/api/host-api.ts';
import { describeOnEachRedis } from '../testing/describe-on-each-redis.ts';
import { enterRoom, followRoom, presentIn } from '../testing/enter-room.ts';
import { startProcess } from '../testing/start-process.ts';
import { startRedis } from '../testing/start-redis.ts';
import { startTestServer } from '../testing/start-test-server.ts';

const hostToken = 'the-token-of-this-host_1';
const authorization = `Bearer ${hostToken}`;
const atAnyHost = { host: 'app-1:4444', authorization };

describeOnEachRedis('what a host is shown', (redisUrl) => {
  async function setup() {
    const server = await startTestServer({ redisUrl: redisUrl(), hostToken, maxSandboxes: 7 });
    // Its own database: other tests have theirs on the same Redis.
    await server.redis.flushdb();
    return server;
  }

  it('is what is open and how large it is, and nothing of what is in it', async () => {
    const server = await setup();
    const [first, second] = [await server.openSandbox(), await server.openSandbox()];
    await second.logIn();
    const answer = await server.ask('/api/host', { headers: { authorization } });
    expect([answer.status, answer.headers['cache-control']]).toEqual([200, 'no-store']);
    const { sandboxes, ...all } = overviewSchema.parse(JSON.parse(answer.text));
    expect(all).toMatchObject({ open: 2, places: 7, listeners: 0 });
    const hints = sandboxes.map(({ hint }) => hint).sort();
    expect(hints).toEqual([first.id, second.id].map((id) => `${id.slice(0, 4)}…`).sort());
    const { events } = await second.trace();
    expect(sandboxes.map((one) => one.events).sort()).toEqual([0, events.length].sort());
    for (const { openedAt, usedAt } of sandboxes) {
      expect(openedAt).toBeLessThanOrEqual(all.now);
      expect(usedAt).toBeLessThanOrEqual(all.now);
    }
    for (const secret of [first.id, second.id, 'ada']) expect(answer.text).not.toContain(secret);
  });

  it('is measured, too, for whoever asks by address', async () => {
    const server = await setup();
    const { id } = await server.openSandbox();
    await server.ask(`/s/${id}/api/protected`);
    await server.ask('/api/none');
    const read = async () => (await server.ask('/metrics', { headers: atAnyHost })).text;
    // A request is counted when its answer has left, which its reader may know before.
    await vi.waitFor(async () => {
      const lines = (await read()).split('\n');
      for (const line of [
        'coatcheck_sandboxes_open 1',
        'coatcheck_sandboxes_places 7',
        'coatcheck_listeners 0',
        'coatcheck_store_up 1',
        'coatcheck_request_seconds_count{of="sandbox",outcome="answered"} 1',
        'coatcheck_request_seconds_count{of="api",outcome="refused"} 1',
        'coatcheck_refusals_total{code="not-found"} 1',
      ])
        expect(lines).toContain(line);
    });
    const text = await read();
    expect(text).toContain('process_cpu_seconds_total');
    expect(text).not.toContain(id.slice(0, 4));
  });

  it('tells how many rooms are open, and how many guests follow here', async () => {
    const server = await setup();
    const { id } = await server.openSandbox();
    const code = await presentIn(server.ask, id).open();
    const readers = [];
    for (let count = 0; count < 2; count += 1) {
      const { cookie } = await enterRoom(server.ask, code);
      readers.push(followRoom(server.port, { code, cookie }));
    }
    for (const reader of readers) await reader.until(({ told }) => told() !== null);
    const { text } = await server.ask('/metrics', { headers: atAnyHost });
    expect(text.split('\n')).toEqual(
      expect.arrayContaining(['coatcheck_rooms_open 1', 'coatcheck_room_followers 2']),
    );
    expect(text).not.toContain(code);
  });

  it('is shown to nobody without the token', async () => {
    const server = await setup();
    for (const path of ['/api/host', '/metrics']) {
      for (const shown of [undefined, 'Bearer', 'Bearer x', `Basic ${hostToken}`, `Bearer ${hostToken}1`]) {
        const headers = shown === undefined ? {} : { authorization: shown };
        const answer = await server.ask(path, { headers });
        expect([answer.status, answer.headers['www-authenticate']]).toEqual([401, 'Bearer']);
        expect(JSON.parse(answer.text).error.code).toBe('host-token-needed');
      }
    }
  });
});

it('is nothing at all where nobody else comes in', async () => {
  const server = await startTestServer();
  expect(server.hostToken).toBeNull();
  for (const path of ['/api/host', '/metrics']) expect((await server.ask(path)).status).toBe(404);
});

it('is opened by one token that all processes on one Redis agree on', async (context) => {
  const redis = await startRedis();
  if (!redis) return context.skip('redis-server is not installed');
  context.onTestFinished(() => redis.stop());
  const options = { redisUrl: redis.url, host: '127.0.0.1' };
  const [one, other] = await Promise.all([startTestServer(options), startTestServer(options)]);
  expect(one.hostToken).toMatch(/^[\w-]{32}$/);
  expect(other.hostToken).toBe(one.hostToken);
});

it('is measured while the store is away, as far as the process itself knows', async (context) => {
  const redis = await startRedis();
  if (!redis) return context.skip('redis-server is not installed');
  const server = await startTestServer({ redisUrl: redis.url, hostToken });
  await redis.stop();
  const { status, text } = await server.ask('/metrics', { headers: atAnyHost });
  expect(status).toBe(200);
  expect(text).toContain('coatcheck_store_up 0');
  expect(text).toContain('coatcheck_sandboxes_open Nan');
});

it('is led to by what the start prints, unless the token was set', async () => {
  const [printed, given] = await Promise.all([
    startProcess({ CLASS_CODE: 'hats off' }),
    startProcess({ HOST_TOKEN: hostToken }),
  ]);
  await vi.waitFor(() => expect(printed.output()).toMatch(/http:\S+\/host#[\w-]{32} /), { timeout: 10_000 });
  await vi.waitFor(() => expect(given.output()).toContain('Coat Check is open'), { timeout: 10_000 });
  expect(given.output()).not.toContain(hostToken);
}, 60_000);
