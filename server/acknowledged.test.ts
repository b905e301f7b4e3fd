import { expect, it, vi } from 'vitest';
import type { TraceEvent } from '#shared/trace/event.ts';
import { listenToTrace } from './testing/listen-to-trace.ts';
import { openSandbox } from './testing/open-sandbox.ts';
import { shareTwoProcesses } from './testing/share-two-processes.ts';
import { LOAD_WIDTH, startLoad, tellVisit, type Visited } from './testing/start-load.ts';

const PATIENCE = { timeout: 10_000, interval: 10 };
const OUTAGE_MS = 5000;
const KILLS = 6;

const two = shareTwoProcesses();

type Outage = { begin(): unknown; end(): unknown };

async function survive(outage: Outage): Promise<void> {
  const { ask, balancer, processes } = two();
  const sandbox = await openSandbox(ask);
  const { cookie } = await sandbox.logIn();
  const readers = [1, 2].map(() => listenToTrace(balancer.port, sandbox.id));
  const load = startLoad((path) => sandbox.ask(path, { headers: { cookie } }));
  await vi.waitFor(() => expect(readers.every(({ received }) => received.length > 40)).toBe(true), PATIENCE);

  await outage.begin();
  const before = load.answers.length;
  await new Promise((resolve) => setTimeout(resolve, OUTAGE_MS));
  const during = load.answers.slice(before + LOAD_WIDTH);
  const heardBefore = readers.map(({ received }) => received.length);
  await outage.end();
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

  // Each exchange that was answered is there, and each event that any reader had received, under the same number.
  const { events, dropped } = await sandbox.trace();
  expect(dropped).toBe(0);
  expectAcknowledged(load.answers, events);
  const last = events.at(-1)?.number ?? 0;
  await Promise.all(readers.map((reader) => reader.reaches(last)));
  for (const reader of readers) expect(reader.received).toEqual(events);
  // The session survived as well, and the streams stayed open all the while.
  expect((await sandbox.ask('api/protected', { headers: { cookie } })).status).toBe(200);
  expect(readers.map((reader) => reader.connections())).toEqual([1, 1]);
  for (const { output } of processes) expect(output()).not.toMatch(/unhandled|UnhandledPromise|ERR_/i);
}

/** Each visit that was answered is in the trace once and whole, and none is there twice. */
function expectAcknowledged(answers: readonly Visited[], events: readonly TraceEvent[]): void {
  for (const { visit, status } of answers) {
    const told = tellVisit(visit, events);
    if (status === 200)
      expect(told, `visit ${visit}`).toEqual(['request store-command store-reply response']);
    else expect(told.length, `visit ${visit}`).toBeLessThan(2);
  }
}

it(
  'recovers within two seconds from a Redis that was silent for five, with every answered exchange and all that was heard',
  () =>
    survive({
      begin: () => two().redis().signal('SIGSTOP'),
      end: () => two().redis().signal('SIGCONT'),
    }),
  40_000,
);

it(
  'recovers within two seconds from a Redis that was stopped for five, with every answered exchange and all that was heard',
  () => survive({ begin: () => two().redis().stop(), end: () => two().startRedisAgain() }),
  40_000,
);

it('has every answered exchange in its trace, once and whole, however often Redis is killed in the middle', async () => {
  const { redis, startRedisAgain, ask } = two();
  const sandbox = await openSandbox(ask);
  const { cookie } = await sandbox.logIn();
  const load = startLoad((path) => sandbox.ask(path, { headers: { cookie } }));
  const isAnswered = (count: number) => () =>
    expect(load.answers.filter(({ status }) => status === 200).length).toBeGreaterThan(count);
  for (let kill = 1; kill <= KILLS; kill++) {
    await vi.waitFor(isAnswered(kill * 15), { timeout: 5000, interval: 1 });
    redis().signal('SIGKILL');
    await redis().stop();
    await startRedisAgain();
  }
  await vi.waitFor(isAnswered((KILLS + 1) * 15), { timeout: 5000, interval: 1 });
  await load.stop();

  const { events, dropped } = await sandbox.trace();
  expect(dropped).toBe(0);
  expect(new Set(load.answers.map(({ status }) => status))).toEqual(new Set([200, 503]));
  expectAcknowledged(load.answers, events);
  expect(events.map(({ number }) => number)).toEqual(events.map((_, index) => index + 1));
}, 60_000);

it('ends in good order after all that', async () => {
  const { processes } = two();
  for (const process of processes) process.signal('SIGTERM');
  expect(await Promise.all(processes.map(({ ended }) => ended))).toEqual(processes.map(() => 0));
});
