import { expect, it } from 'vitest';
import { sayElapsed } from './presenting-time.ts';

it.each([
  [-5, '0:00'],
  [0, '0:00'],
  [65_900, '1:05'],
  [599_999, '9:59'],
  [3_723_000, '1:02:03'],
])('says %s ms as %s', (ms, said) => {
  expect(sayElapsed(ms)).toBe(said);
});
