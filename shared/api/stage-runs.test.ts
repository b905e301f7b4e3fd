import { expect, it } from 'vitest';
import { stageOrderSchema, stageStateSchema } from './stage-api.ts';
import { runsAt } from './stage-runs.fixture.ts';

const runs = runsAt({ from: 12, to: 20 }, { from: 31, to: 40 });
const isOrder = (runs: unknown): boolean => stageOrderSchema.safeParse({ does: 'runs', runs }).success;

it('lays two runs over a stage, one event long or many, and puts them away', () => {
  expect(isOrder(runs)).toBe(true);
  expect(isOrder({ ...runs, before: { from: 12, to: 12 }, after: { from: 13, to: 1012 } })).toBe(true);
  expect(isOrder(null)).toBe(true);
});

it.each([
  ['nothing is said of', undefined],
  ['of which one is missing', { ...runs, after: undefined }],
  ['that end before they begin', { ...runs, before: { from: 20, to: 12 } }],
  ['that begin before the first event', { ...runs, before: { from: 0, to: 12 } }],
  ['of broken numbers', { ...runs, before: { from: 12.5, to: 20 } }],
  ['of numbers in words', { ...runs, before: { from: '12', to: '20' } }],
  ['that overlap', { ...runs, after: { from: 20, to: 40 } }],
  ['in the wrong order', { ...runs, before: runs.after, after: runs.before }],
  ['longer than anybody reads', { ...runs, after: { from: 31, to: 1031 } }],
  ['without end', { ...runs, after: { from: 31, to: Number.POSITIVE_INFINITY } }],
  ['of no setting that there is', { ...runs, setting: 'constructor' }],
  ['of a choice that it has not', { ...runs, broken: '<b>off</b>' }],
  ['of another setting’s choice', { ...runs, sound: 'absolute' }],
  ['in which nothing was changed', { ...runs, sound: 'clears-cookie' }],
])('refuses runs %s', (_, forged) => expect(isOrder(forged)).toBe(false));

it('hears of a stage that was opened before there were any', () => {
  const state = { cursor: null, head: 4, isHeld: false, isPlaying: false, view: 'both', isDark: false };
  expect(stageStateSchema.parse(state).runs).toBeNull();
  expect(stageStateSchema.parse({ ...state, runs }).runs).toEqual(runs);
});
