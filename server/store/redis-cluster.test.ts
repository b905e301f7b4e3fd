import calculateSlot from 'cluster-key-slot';
import { Redis } from 'ioredis';
import { expect, it, onTestFinished, vi } from 'vitest';
import { listenToTrace } from '../testing/listen-to-trace.ts';
import { startRedis } from '../testing/start-redis.ts';
import { startRedisCluster } from '../testing/start-redis-cluster.ts';
import { startTestServer } from '../testing/start-test-server.ts';
import { LESSON_ONE_EVENTS, LESSON_ONE_STATUSES, walkLessonOne } from '../testing/walk-lesson-one.ts';
import { EXPIRIES_KEY, SANDBOXES_KEY } from './keys.ts';

const count = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => from + index);

it('keeps all keys of one sandbox in one slot, and those of several in many', async (context) => {
  const redis = await startRedis();
  if (!redis) return context.skip('redis-server is not installed');
  onTestFinished(() => redis.stop());
  const server = await startTestServer({ redisUrl: redis.url });
  const slotOfSandbox = new Map<string, number>();
  for (let n = 0; n < 8; n++) {
    const { sandbox } = await walkLessonOne(server.ask);
    await sandbox.logIn('grace');
    const keys = (await server.redis.keys('*')).filter((key) => key.includes(sandbox.id));
    const kinds = keys.map((key) => key.replace(sandbox.id, 'id').replace(/[0-9a-f]{32}$/, '…')).sort();
    expect(kinds).toEqual([
      'coatcheck:{id}:app-keys',
      'coatcheck:{id}:app:session:…',
      'coatcheck:{id}:app:user-sessions:3',
      'coatcheck:{id}:meta',
      'coatcheck:{id}:total',
      'coatcheck:{id}:trace',
    ]);
    const slots = new Set(keys.map((key) => calculateSlot(key)));
    expect(slots.size).toBe(1);
    slotOfSandbox.set(sandbox.id, [...slots][0] ?? -1);
  }
  expect(new Set(slotOfSandbox.values()).size).toBeGreaterThan(1);
  const shared = (await server.redis.keys('*')).filter((key) => !key.includes('{')).sort();
  expect(shared).toEqual([expect.stringMatching(/^coatcheck:creations:/), EXPIRIES_KEY, SANDBOXES_KEY]);
});

it('tells the story of lesson one, streams it, caps it and sweeps it, on a cluster of three', async (context) => {
  const cluster = await startRedisCluster();
  if (!cluster) return context.skip('redis-server is not installed');
  onTestFinished(() => cluster.stop());
  const options = { redisUrl: cluster.url, traceCapacity: LESSON_ONE_EVENTS + 2 };
  const [one, other] = [
    await startTestServer(options),
    await startTestServer({ ...options, sweepMs: 100, idleSeconds: 2 }),
  ];

  const stories = await Promise.all(Array.from({ length: 8 }, () => walkLessonOne(one.ask)));
  expect(
    new Set(stories.map(({ sandbox }) => Math.floor((calculateSlot(`{${sandbox.id}}`) * 3) / 16_384))).size,
  ).toBeGreaterThan(1);
  for (const { sandbox, statuses } of stories) {
    expect(statuses).toEqual(LESSON_ONE_STATUSES);
    const reader = listenToTrace(other.port, sandbox.id);
    await reader.reaches(LESSON_ONE_EVENTS);
    // The bell crosses the cluster: the other process hears of this at once, long before a heartbeat.
    await sandbox.logIn('grace');
    await reader.reaches(LESSON_ONE_EVENTS + 4, 2000);
    expect(reader.received.map(({ number }) => number)).toEqual(count(1, LESSON_ONE_EVENTS + 4));
    reader.close();
    expect((await sandbox.trace()).dropped).toBe(2);
  }

  const left = async () => {
    const clients = cluster.ports.map((port) => new Redis({ host: '127.0.0.1', port }));
    const keys = (await Promise.all(clients.map((client) => client.keys('*')))).flat();
    for (const client of clients) client.disconnect();
    return keys;
  };
  const short = await other.openSandbox();
  await short.logIn('grace');
  expect((await left()).filter((key) => key.includes(short.id)).length).toBeGreaterThanOrEqual(5);
  await vi.waitFor(async () => expect((await left()).filter((key) => key.includes(short.id))).toEqual([]), {
    timeout: 8000,
    interval: 100,
  });
}, 40_000);

it('moves the clocks of sandboxes in all parts of a cluster', async (context) => {
  const cluster = await startRedisCluster();
  if (!cluster) return context.skip('redis-server is not installed');
  onTestFinished(() => cluster.stop());
  const server = await startTestServer({ redisUrl: cluster.url });
  for (let n = 0; n < 6; n++) {
    const sandbox = await server.openSandbox();
    const { cookie } = await sandbox.logIn();
    const move = (byMs: number) =>
      server.ask(`/api/sandboxes/${sandbox.id}/clock`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ byMs }),
      });
    const lookUp = async () => (await sandbox.ask('api/protected', { headers: { cookie } })).status;
    expect([(await move(3_000_000)).status, await lookUp()]).toEqual([200, 200]);
    expect([(await move(3_000_000)).status, await lookUp()]).toEqual([200, 401]);
  }
}, 40_000);

it('gives a rush exactly the free places of a cluster', async (context) => {
  const cluster = await startRedisCluster();
  if (!cluster) return context.skip('redis-server is not installed');
  onTestFinished(() => cluster.stop());
  const options = { redisUrl: cluster.url, maxSandboxes: 5 };
  const servers = [await startTestServer(options), await startTestServer(options)];
  const create = { method: 'POST', headers: { 'content-type': 'application/json' } };
  const rush = Array.from({ length: 15 }, () => servers.map(({ ask }) => ask('/api/sandboxes', create)));
  const statuses = (await Promise.all(rush.flat())).map(({ status }) => status);
  expect(statuses.filter((status) => status === 201)).toHaveLength(5);
  expect(statuses.filter((status) => status === 503)).toHaveLength(25);
}, 40_000);

it('waits for a cluster that is not there yet, and says why', async () => {
  const waiting = vi.fn<(reason: string) => void>();
  void startTestServer({ redisUrl: 'redis-cluster://127.0.0.1:1,127.0.0.1:2', onWaitingForRedis: waiting });
  await vi.waitFor(() => expect(waiting).toHaveBeenCalledWith('no node of the cluster answers'), {
    timeout: 5000,
  });
});

// Three processes die while requests are under way: which error is met first is a race, so one more try is given.
it('says 503 while the cluster is gone', { timeout: 30_000, retry: 1 }, async (context) => {
  const cluster = await startRedisCluster();
  if (!cluster) return context.skip('redis-server is not installed');
  const server = await startTestServer({ redisUrl: cluster.url });
  const sandbox = await server.openSandbox();
  const { cookie } = await sandbox.logIn();
  await cluster.stop();
  const startedAt = Date.now();
  const create = { method: 'POST', headers: { 'content-type': 'application/json' } };
  const answers = await Promise.all([
    sandbox.ask('api/protected', { headers: { cookie } }),
    server.ask('/api/sandboxes', create),
    server.ask('/readyz'),
  ]);
  expect(answers.map(({ status }) => status)).toEqual([503, 503, 503]);
  expect(JSON.parse(answers[1]?.text ?? '').error.code).toBe('store-unavailable');
  expect(Date.now() - startedAt).toBeLessThan(5000);
});
