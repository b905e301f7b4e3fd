import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished, type TestContext, vi } from 'vitest';
import { type StartedRedis, startRedis } from './store/start-redis.ts';
import { type Answer, type Ask, askServer } from './testing/ask-server.ts';
import { listenToTrace, type TraceReader } from './testing/listen-to-trace.ts';
import { type Asker, openSandbox, type TestSandbox } from './testing/open-sandbox.ts';
import type { ServerProcess } from './testing/spawn-server.ts';
import { startProcess } from './testing/start-process.ts';
import { startRoundRobin } from './testing/start-round-robin.ts';
import { LESSON_ONE_EVENTS, LESSON_ONE_STATUSES, walkLessonOne } from './testing/walk-lesson-one.ts';

const count = (to: number) => Array.from({ length: to }, (_, index) => index + 1);
const numbers = (reader: TraceReader) => reader.received.map(({ number }) => number);

/** Two processes on one Redis that keeps its data in a folder, behind a balancer that takes turns. */
async function setup(context: TestContext) {
  const folder = await mkdtemp(join(tmpdir(), 'coat-check-kept-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const start = (port: number | null = null) =>
    startRedis({ port, folder, settings: { appendfsync: 'everysec' } });
  const redis = await start();
  if (!redis) return context.skip('redis-server is not installed');
  onTestFinished(() => redis.stop());
  const balancer = await startRoundRobin();
  const environment = {
    REDIS_URL: redis.url,
    PUBLIC_URL: `http://127.0.0.1:${balancer.port}`,
    TRUST_PROXY: '1',
  };
  const processes = await Promise.all([startProcess(environment), startProcess(environment)]);
  balancer.targets.push(...processes.map(({ port }) => port));
  const ask: Asker = (path, init = {}) => askServer(balancer.port, path, init);
  return { redis, startRedisAgain: () => start(redis.port), balancer, processes, ask };
}

const PATIENCE = { timeout: 10_000, interval: 10 };

/** Asks until there is an answer, as a browser's user would reload. */
async function askAgain(ask: () => Promise<Answer>): Promise<Answer> {
  return vi.waitFor(ask, { timeout: 5000, interval: 20 });
}

it('does lesson one with every request and stream answered by the other process', async (context) => {
  const { ask, balancer, processes } = await setup(context);
  const { sandbox, statuses } = await walkLessonOne(ask);
  expect(statuses).toEqual(LESSON_ONE_STATUSES);
  const ports = balancer.served.map(({ port }) => port);
  for (const [index, port] of ports.entries()) if (index > 0) expect(port).not.toBe(ports[index - 1]);

  const readers = [listenToTrace(balancer.port, sandbox.id), listenToTrace(balancer.port, sandbox.id)];
  await Promise.all(readers.map((reader) => reader.reaches(LESSON_ONE_EVENTS)));
  for (let n = 0; n < 10; n++) await sandbox.ask('api/protected');
  const last = LESSON_ONE_EVENTS + 20;
  await Promise.all(readers.map((reader) => reader.reaches(last)));
  const { events } = await sandbox.trace();
  for (const reader of readers) {
    expect(numbers(reader)).toEqual(count(last));
    expect(reader.received).toEqual(events);
  }
  const streamedBy = balancer.served.filter(({ path }) => path.endsWith('/events')).map(({ port }) => port);
  expect(streamedBy.sort()).toEqual(processes.map(({ port }) => port).sort());
}, 60_000);

it('goes on without loss or repeat when one process is killed in the middle', async (context) => {
  const { ask, balancer, processes } = await setup(context);
  const sandbox = await openSandbox(ask);
  const { cookie } = await sandbox.logIn();
  const readers = [1, 2, 3, 4].map(() => listenToTrace(balancer.port, sandbox.id));
  await vi.waitFor(() => expect(readers.every((reader) => reader.connections() === 1)).toBe(true), PATIENCE);

  const statuses = new Set<number>();
  for (let n = 0; n < 80; n++) {
    if (n === 30) processes[0]?.signal('SIGKILL');
    const answer = await askAgain(() => sandbox.ask('api/protected', { headers: { cookie } }));
    statuses.add(answer.status);
  }
  expect([...statuses]).toEqual([200]);
  const { events } = await sandbox.trace();
  const last = events.at(-1)?.number ?? 0;
  expect(last).toBeGreaterThan(80 * 4);
  await Promise.all(readers.map((reader) => reader.reaches(last)));
  for (const reader of readers) expect(reader.received).toEqual(events);
  expect(numbers(readers[0] as TraceReader)).toEqual(count(last));
  // Two of the four streams were the dead process's.
  expect(readers.map((reader) => reader.connections()).sort()).toEqual([1, 1, 2, 2]);
}, 60_000);

type Outage = { begin(redis: StartedRedis): Promise<void>; end(redis: StartedRedis): Promise<void> };

async function survive(
  context: TestContext,
  chooseOutage: (again: () => Promise<unknown>) => Outage,
): Promise<void> {
  const { redis, startRedisAgain, ask, balancer, processes } = await setup(context);
  const outage = chooseOutage(startRedisAgain);
  const sandbox = await openSandbox(ask);
  const { cookie } = await sandbox.logIn();
  const readers = [1, 2].map(() => listenToTrace(balancer.port, sandbox.id));
  const load = startLoad(sandbox, { headers: { cookie } });
  await vi.waitFor(() => expect(readers.every(({ received }) => received.length > 40)).toBe(true), PATIENCE);

  await outage.begin(redis);
  const before = load.answers.length;
  await new Promise((resolve) => setTimeout(resolve, OUTAGE_MS));
  const during = load.answers.slice(before + LOAD_WIDTH);
  const heardBefore = readers.map(({ received }) => received.length);
  await outage.end(redis);
  const backAt = Date.now();
  await vi.waitFor(() => expect(load.answers.at(-1)?.status).toBe(200), { timeout: 5000, interval: 10 });
  await vi.waitFor(
    () =>
      expect(readers.every(({ received }, index) => received.length > (heardBefore[index] ?? 0))).toBe(true),
    { timeout: 5000, interval: 10 },
  );
  const recoveredMs = Date.now() - backAt;
  await load.stop();

  // Meanwhile each answer was a plain 503, and none hung.
  expect(during.length).toBeGreaterThan(5);
  expect(new Set(during.map(({ status }) => status))).toEqual(new Set([503]));
  expect(Math.max(...during.map(({ ms }) => ms))).toBeLessThan(3000);
  expect(recoveredMs).toBeLessThan(2000);

  // Each event that any reader had received is still there, under the same number; none came twice.
  const { events, dropped } = await sandbox.trace();
  expect(dropped).toBe(0);
  const last = events.at(-1)?.number ?? 0;
  await Promise.all(readers.map((reader) => reader.reaches(last)));
  for (const reader of readers) expect(reader.received).toEqual(events);
  // The session survived as well, and the streams stayed open all the while.
  expect((await sandbox.ask('api/protected', { headers: { cookie } })).status).toBe(200);
  expect(readers.map((reader) => reader.connections())).toEqual([1, 1]);
  for (const { output } of processes) expect(output()).not.toMatch(/unhandled|UnhandledPromise|ERR_/i);
  await endAll(processes);
}

const OUTAGE_MS = 5000;
const LOAD_WIDTH = 2;

/** A few visitors who ask one thing after another, until told to stop. */
function startLoad(sandbox: TestSandbox, init: Ask) {
  const answers: { status: number; ms: number }[] = [];
  let going = true;
  const visit = async () => {
    while (going) {
      const startedAt = Date.now();
      const { status } = await sandbox.ask('api/protected', init);
      answers.push({ status, ms: Date.now() - startedAt });
      await new Promise((resolve) => setTimeout(resolve, 40));
    }
  };
  const visits = Array.from({ length: LOAD_WIDTH }, visit);
  return {
    answers,
    stop: () => {
      going = false;
      return Promise.all(visits);
    },
  };
}

async function endAll(processes: readonly ServerProcess[]): Promise<void> {
  for (const process of processes) process.signal('SIGTERM');
  expect(await Promise.all(processes.map(({ ended }) => ended))).toEqual(processes.map(() => 0));
}

it(
  'recovers within two seconds from a Redis that was silent for five, with every event that was heard',
  (context) =>
    survive(context, () => ({
      begin: async (redis) => redis.signal('SIGSTOP'),
      end: async (redis) => redis.signal('SIGCONT'),
    })),
  40_000,
);

it(
  'recovers within two seconds from a Redis that was stopped for five, with every event that was heard',
  (context) =>
    survive(context, (again) => ({
      begin: (redis) => redis.stop(),
      end: async () => {
        const restarted = (await again()) as StartedRedis;
        onTestFinished(() => restarted.stop());
      },
    })),
  40_000,
);
