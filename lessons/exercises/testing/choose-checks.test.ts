import { expect, it } from 'vitest';
import { chooseChecks } from './choose-checks.ts';

const all = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];

it('asks the checks that are meant for a text, and four more', () => {
  expect(chooseChecks(all, ['b'], 0)).toEqual(['b', 'a', 'c', 'd', 'e']);
});

it('lets the others take turns, until each has been asked', () => {
  expect(chooseChecks(all, ['b'], 1)).toEqual(['b', 'f', 'g', 'a', 'c']);
  const asked = [0, 1, 2].flatMap((turn) => chooseChecks(all, [], turn));
  expect(new Set(asked)).toEqual(new Set(all));
});

it('asks none twice where there are few', () => {
  expect(chooseChecks(['a', 'b', 'c'], ['c'], 5).toSorted()).toEqual(['a', 'b', 'c']);
});
