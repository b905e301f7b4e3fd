import { expect, it } from 'vitest';
import type { RecordedEvent } from '#shared/trace/event.ts';
import { createRecorder } from './recorder.ts';

const note = (at: number): RecordedEvent => ({
  type: 'note',
  at,
  exchange: 'x',
  actor: { id: 'browser', kind: 'browser', name: 'Browser' },
  server: 'A',
  source: null,
  note: { kind: 'script-read-cookies', visible: [] },
});

function setup(fail = false) {
  const written: [string, number[]][] = [];
  const errors: unknown[] = [];
  const recorder = createRecorder({
    log: {
      append: async (sandboxId, events) => {
        if (fail) throw new Error('store away');
        written.push([sandboxId, events.map(({ at }) => at)]);
      },
      read: async () => ({ dropped: 0, events: [] }),
      lastNumber: async () => 0,
    },
    onError: (error) => errors.push(error),
  });
  return { recorder, written, errors };
}

it('writes what happened in one turn at once and in order, each sandbox by itself', async () => {
  const { recorder, written } = setup();
  recorder.record('a', note(1));
  recorder.record('b', note(2));
  recorder.record('a', note(3));
  expect(written).toEqual([]);
  await recorder.settled();
  recorder.record('a', note(4));
  await recorder.settled();
  expect(written).toEqual([
    ['a', [1, 3]],
    ['b', [2]],
    ['a', [4]],
  ]);
});

it('reports a write that failed, and goes on', async () => {
  const { recorder, errors } = setup(true);
  expect(() => recorder.record('a', note(1))).not.toThrow();
  await recorder.settled();
  recorder.record('a', note(2));
  await recorder.settled();
  expect(errors).toHaveLength(2);
});
