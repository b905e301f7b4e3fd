import { expect, it } from 'vitest';
import { mostSaid } from './most-said.ts';

it.each([
  [[1, 4, 2], 1],
  [[3, 3, 1], null],
  [[0, 0], null],
  [[], null],
  [[0, 0, 1], 2],
])('of %j it is %j', (counts, place) => {
  expect(mostSaid(counts)).toBe(place);
});
