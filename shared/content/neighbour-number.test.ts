import { expect, it } from 'vitest';
import { neighbourNumber } from './neighbour-number.ts';

const random = 'f3c5a0ffffffffffffffffffffffffff';

it.each([
  ['1004', -1, '1003'],
  ['1004', 1, '1005'],
  ['1000', -1, '0999'],
  [random, 1, 'f3c5a100000000000000000000000000'],
  [random, -1, 'f3c5a0fffffffffffffffffffffffffe'],
  ['00000000000000000000000000000000', -1, null],
  ['feed-me', 1, null],
  ['', 1, null],
] as const)('finds beside %s, by %i, %s', (id, by, neighbour) => {
  expect(neighbourNumber(id, by)).toBe(neighbour);
});
