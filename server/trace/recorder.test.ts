import { randomUUID } from 'node:crypto';
import type { Redis } from 'ioredis';
import RedisMock from 'ioredis-mock';
import { expect, it, vi } from 'vitest';
import type { RecordedEvent } from '#shared/trace/event.ts';
import { interceptCommands } from '#shared/trace/intercept-commands.ts';
import { ampleRoom } from '../testing/ample-room.ts';
import { makeNote } from '../testing/make-notes.ts';
import { createRecorder } from './recorder.ts';
import { createTraceLog, UpkeepFailed } from './trace-log.ts';

const about = (at: number) => ({
  at,
  exchange: 'x',
  actor: { id: 'browser', kind: 'browser' as const, name: 'Browser' },
  server: 'A',
  source: null,
});

const command = (at: number): RecordedEvent => ({
  ...about(at),
  type: 'store-command',
  call: 0,
  transaction: false,
  commands: [],
});

function setup(fail: () => Error | null = () => null) {
  const notes: unknown[] = [];
  const written: [string, number[]][] = [];
  const errors: unknown[] = [];
  const recorder = createRecorder({
    log: {
      append: async (sandboxId, events) => {
        const error = fail();
        if (error) throw error;
        for (const event of events) if (event.type === 'note') notes.push(event.note);
        written.push([sandboxId, events.map(({ at }) => at)]);
      },
    },
    onError: (error) => errors.push(error),
  });
  return { recorder, written, errors, notes };
}

it('writes what happened within a few milliseconds at once and in order, each sandbox by itself', async () => {
  const { recorder, written } = setup();
  recorder.record('a', command(1));
  recorder.record('b', command(2));
  await new Promise(setImmediate);
  recorder.record('a', command(3));
  expect(written).toEqual([]);
  await vi.waitFor(() => expect(written).toHaveLength(2));
  recorder.record('a', command(4));
  await recorder.settled();
  expect(written).toEqual([
    ['a', [1, 3]],
    ['b', [2]],
    ['a', [4]],
  ]);
});

it('does not wait for more when an exchange has ended', async () => {
  const { recorder, written } = setup();
  recorder.record('a', command(1));
  recorder.record('a', makeNote(2));
  recorder.record('a', makeNote(3));
  await new Promise(setImmediate);
  expect(written).toEqual([['a', [1, 2, 3]]]);
});

it('gives a receipt for each event, once it is in the store', async () => {
  const { recorder, written } = setup();
  const receipts = [recorder.record('a', command(1)), recorder.record('a', makeNote(2))];
  expect(written).toEqual([]);
  await Promise.all(receipts);
  expect(written).toEqual([['a', [1, 2]]]);
});

it('reports a write that failed, tells whoever waits for a receipt, and goes on', async () => {
  const { recorder, errors } = setup(() => new Error('store away'));
  const receipts = [recorder.record('a', command(1)), recorder.record('a', makeNote(2))];
  expect(await Promise.allSettled(receipts)).toMatchObject(Array(2).fill({ status: 'rejected' }));
  // Nobody looks at this one.
  void recorder.record('a', makeNote(3));
  await recorder.settled();
  expect(errors).toHaveLength(2);
});

it('tells of what a full store did not take, before what it takes next, and once', async () => {
  let isFull = true;
  const { recorder, written, notes } = setup(() =>
    isFull ? new Error("OOM command not allowed when used memory > 'maxmemory'.") : null,
  );
  for (const at of [1, 2]) {
    const lost = [recorder.record('a', command(at)), recorder.record('a', makeNote(at))];
    expect(await Promise.allSettled(lost)).toMatchObject(Array(2).fill({ status: 'rejected' }));
  }
  isFull = false;
  await recorder.record('a', makeNote(7));
  await recorder.record('a', makeNote(8));
  await recorder.record('b', makeNote(9));
  expect(written).toEqual([
    ['a', [7, 7]],
    ['a', [8]],
    ['b', [9]],
  ]);
  expect(notes[0]).toEqual({ kind: 'not-recorded', events: 4 });
});

it('gives the receipt for events that are in the store, whatever became of what follows, and reports that', async () => {
  const full = new Error("OOM command not allowed when used memory > 'maxmemory'.");
  const failure = new UpkeepFailed('not cut', { cause: full });
  const failures = [failure];
  const { recorder, errors, notes } = setup(() => failures.pop() ?? null);
  await recorder.record('a', makeNote(1));
  expect(errors).toEqual([failure]);
  await recorder.record('a', makeNote(2));
  expect(JSON.stringify(notes)).not.toContain('not-recorded');
});

it('keeps the order of a sandbox’s events while a full store is asked again, and lets others pass', async () => {
  const redis = new RedisMock({ host: randomUUID() });
  const refusals = [new Error("OOM command not allowed when used memory > 'maxmemory'.")];
  const refusingOnce = interceptCommands<Redis, null>(redis, {
    mark: () => null,
    command: (call, send) => send(call),
    transaction: async (calls, send) => {
      const refusal = refusals.pop();
      if (refusal) throw refusal;
      return send(calls);
    },
  });
  let roomIsMade: () => void = () => undefined;
  const make = vi.fn(() => new Promise<void>((resolve) => (roomIsMade = resolve)));
  const room = { ...ampleRoom, make };
  const log = createTraceLog({ redis: refusingOnce, capacity: 100, idleSeconds: 60, room });
  const { record, settled } = createRecorder({ log, onError: () => undefined });
  const first = record('a', makeNote(1));
  await vi.waitFor(() => expect(make).toHaveBeenCalled());
  const later = [record('a', makeNote(2))];
  await record('b', makeNote(3));
  later.push(record('a', makeNote(4)));
  roomIsMade();
  await Promise.all([first, ...later]);
  const times = async (id: string) => (await log.read(id, 0)).events.map(({ at }) => at);
  expect([await times('a'), await times('b')]).toEqual([[1, 2, 4], [3]]);
  await settled();
});

it('settles when what waits for a write is written, too', async () => {
  const { recorder, written } = setup();
  recorder.record('a', makeNote(1));
  await new Promise(process.nextTick);
  recorder.record('a', command(2));
  await recorder.settled();
  expect(written.flatMap(([, times]) => times)).toEqual([1, 2]);
});
