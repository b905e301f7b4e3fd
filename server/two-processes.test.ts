import { expect, it, vi } from 'vitest';
import type { Answer } from './testing/ask-server.ts';
import { listenToTrace, type TraceReader } from './testing/listen-to-trace.ts';
import { openSandbox } from './testing/open-sandbox.ts';
import { shareTwoProcesses } from './testing/share-two-processes.ts';
import { LESSON_ONE_EVENTS, LESSON_ONE_STATUSES, walkLessonOne } from './testing/walk-lesson-one.ts';

const count = (to: number) => Array.from({ length: to }, (_, index) => index + 1);
const numbers = (reader: TraceReader) => reader.received.map(({ number }) => number);

const two = shareTwoProcesses();
const PATIENCE = { timeout: 10_000, interval: 10 };

/** Asks until there is an answer, as a browser's user would reload. */
async function askAgain(ask: () => Promise<Answer>): Promise<Answer> {
  return vi.waitFor(ask, { timeout: 5000, interval: 20 });
}

it('does lesson one with every request and stream answered by the other process', async () => {
  const { ask, balancer, processes } = two();
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

it('goes on without loss or repeat when one process is killed in the middle', async () => {
  const { ask, balancer, processes } = two();
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
