import { expect, it } from 'vitest';
import { repliesOf } from './replies-of.ts';
import { isStoreError } from './store-trouble.ts';

it('gives the replies in order', () => {
  expect(
    repliesOf([
      [null, 'OK'],
      [null, 2],
    ]),
  ).toEqual(['OK', 2]);
});

it('throws what a command was answered instead', () => {
  const full = new Error('OOM command not allowed');
  expect(() =>
    repliesOf([
      [null, 1],
      [full, undefined],
    ]),
  ).toThrow(full);
});

it('takes a discarded transaction for a failure of the store', () => {
  let thrown: unknown;
  try {
    repliesOf(null);
  } catch (error) {
    thrown = error;
  }
  expect(isStoreError(thrown)).toBe(true);
});
