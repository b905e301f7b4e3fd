import { expect, it } from 'vitest';
import { sayDuration } from './say-duration.ts';

it.each([
  [0, '0 ms'],
  [40, '40 ms'],
  [1000, '1 second'],
  [60_000, '1 minute'],
  [2_700_000, '45 minutes'],
  [3_602_000, '1 hour 2 seconds'],
  [7_200_000, '2 hours'],
  [5_400_000, '1 hour 30 minutes'],
  [86_400_000, '1 day'],
  [90_061_000, '1 day 1 hour'],
])('says of %i milliseconds that they are %j', (ms, said) => {
  expect(sayDuration(ms)).toBe(said);
});
