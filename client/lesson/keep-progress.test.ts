import { expect, it } from 'vitest';
import { progressRecord } from '../storage/lesson-progress.ts';
import { createMemoryShelf } from '../storage/memory-shelf.ts';
import { createProgressKeeper } from './keep-progress.ts';

function setup(text: string | null = null) {
  const shelf = createMemoryShelf(text === null ? {} : { 'coat-check:lesson:one': text });
  return progressRecord('one', () => shelf);
}
const visit = (sandboxId: string, openedAt = {}, read: string[] = []) => ({ sandboxId, openedAt, read });

it('opens a record from before there were beats', () => {
  const record = setup('{"completed":["hand-in"],"step":"look-up"}');
  expect(record.read()).toEqual({
    state: 'kept',
    value: { completed: ['hand-in'], beats: [], step: 'look-up', visits: [] },
  });
  createProgressKeeper(record)({
    completed: ['look-up'],
    beats: ['look-up 0'],
    step: 'finished',
    visit: visit('a', { 'look-up': 4 }),
  });
  expect(record.read()).toEqual({
    state: 'kept',
    value: {
      completed: ['hand-in', 'look-up'],
      beats: ['look-up 0'],
      step: 'look-up',
      visits: [visit('a', { 'look-up': 4 })],
    },
  });
});

it('joins what two tabs did, and keeps when a step was opened first', () => {
  const record = setup();
  createProgressKeeper(record)({
    completed: [],
    beats: ['x 0'],
    step: 'x',
    visit: visit('a', { x: 3 }, ['x 0']),
  });
  createProgressKeeper(record)({
    completed: [],
    beats: ['y 1'],
    step: 'y',
    visit: visit('a', { x: 9, y: 9 }, ['y 1']),
  });
  expect(record.read()).toMatchObject({
    value: { beats: ['x 0', 'y 1'], visits: [visit('a', { x: 3, y: 9 }, ['x 0', 'y 1'])] },
  });
});

it('remembers a few sandboxes, the last one first', () => {
  const record = setup();
  for (const id of ['a', 'b', 'c', 'a', 'd'])
    createProgressKeeper(record)({ completed: [], beats: [], step: 'x', visit: visit(id) });
  expect(record.read()).toMatchObject({ value: { visits: [visit('d'), visit('a'), visit('c')] } });
});

it('tells each tab what all have done, and lets be forgotten what it has nothing to add to', () => {
  const record = setup();
  const [one, other] = [createProgressKeeper(record), createProgressKeeper(record)];
  const first = { completed: ['x'], beats: ['x 0'], step: 'x', visit: visit('a', { x: 3 }, ['x 0']) };
  expect(one(first)).toEqual(first);
  const joined = other({ completed: ['y'], beats: ['y 0'], step: 'y', visit: visit('a', { x: 9, y: 9 }) });
  expect(joined).toEqual({
    completed: ['x', 'y'],
    beats: ['x 0', 'y 0'],
    step: 'y',
    visit: visit('a', { x: 3, y: 9 }, ['x 0']),
  });
  record.remove();
  expect(one(first)).toBeNull();
  expect(joined && other(joined)).toBeNull();
  expect(record.read()).toEqual({ state: 'absent' });
  expect(one({ ...first, completed: ['x', 'z'] })).toMatchObject({ completed: ['x', 'z'] });
  expect(record.read()).toMatchObject({ value: { completed: ['x', 'z'] } });
  expect(one({ ...first, completed: ['x', 'z'], beats: ['x 0', 'x 1'] })).toMatchObject({
    beats: ['x 0', 'x 1'],
  });
});
