import { expect, it } from 'vitest';
import { createMemoryShelf } from '../../storage/memory-shelf.ts';
import { practiceRecord } from '../../storage/practice-record.ts';
import { keepAnswer, keepDraft, keptDraft, keptPractice } from './keep-answer.ts';

const setup = (entries: Record<string, string> = {}) => {
  const shelf = createMemoryShelf(entries);
  return practiceRecord(() => shelf);
};
const forbid = () => {
  throw new Error('No.');
};
const wrong = { said: 'a', came: 'b', isRight: false };
const right = { said: 'b', came: 'b', isRight: true };

it('keeps what was said last to each question, how often, and in which turn', () => {
  const record = setup();
  keepAnswer('one', wrong, record);
  keepAnswer('two', right, record);
  expect(keepAnswer('one', right, record)).toEqual({
    answers: { one: { ...right, times: 2, turn: 3 }, two: { ...right, times: 1, turn: 2 } },
    drafts: {},
  });
  expect(keptPractice(record).answers.one?.isRight).toBe(true);
});

it('keeps what another tab has kept meanwhile', () => {
  const record = setup();
  keepAnswer('one', wrong, record);
  record.write({
    ...keptPractice(record),
    answers: { ...keptPractice(record).answers, two: { ...right, times: 1, turn: 2 } },
  });
  expect(Object.keys(keepAnswer('three', right, record).answers)).toEqual(['one', 'two', 'three']);
});

it.each(['{', '[]', '{"answers":{"one":7}}'])(
  'begins afresh where %s is kept, instead of trusting it',
  (text) => {
    const record = setup({ 'coat-check:practice': text });
    expect(keptPractice(record)).toEqual({ answers: {}, drafts: {} });
    expect(keepAnswer('one', right, record).answers.one?.turn).toBe(1);
  },
);

it.each([
  ['forbids the storage', { getItem: forbid, setItem: forbid, removeItem: forbid }],
  ['has no room left', { ...createMemoryShelf(), setItem: forbid }],
])('goes on with what was answered on this page in a browser that %s', (_, shelf) => {
  const record = practiceRecord(() => shelf);
  keepAnswer('one', wrong, record);
  keepAnswer('two', right, record);
  keepDraft('three', 'a', record);
  expect(keptPractice(record)).toEqual({
    answers: { one: { ...wrong, times: 1, turn: 1 }, two: { ...right, times: 1, turn: 2 } },
    drafts: { three: 'a' },
  });
  expect(keptPractice(setup({ 'coat-check:practice': '{"answers":{}}' })).answers).toEqual({});
});

it('keeps what is about to be said, besides what was said, until it is', () => {
  const record = setup({ 'coat-check:practice': '{"answers":{}}' });
  expect(keptDraft('one', record)).toBeNull();
  keepDraft('one', 'a', record);
  keepDraft('one', 'b', record);
  keepAnswer('two', right, record);
  expect(keptDraft('one', record)).toBe('b');
  keepAnswer('one', right, record);
  expect(keptPractice(record)).toMatchObject({ answers: { one: right, two: right }, drafts: {} });
  expect(keptDraft('one', record)).toBeNull();
});
