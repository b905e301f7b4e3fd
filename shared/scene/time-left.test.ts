import { expect, it } from 'vitest';
import { sayTimeLeft, toMinutesLeft, toTimeLeft } from './time-left.ts';

it.each([
  [3_600_000, '60:00'],
  [3_600_001, '1:00:01'],
  [3_552_000, '59:12'],
  [61_001, '1:02'],
  [1, '0:01'],
  [0, 'time’s up'],
  [-5_000, 'time’s up'],
  [400 * 3_600_000, '16 days'],
])('shows %d ms as %s', (left, shown) => {
  expect(toTimeLeft(1_000 + left, 1_000)).toBe(shown);
});

it.each([
  [3_600_000, '60 min'],
  [59_000, '1 min'],
  [0, 'over'],
  [3 * 3_600_000, '3 h'],
  [400 * 3_600_000, '16 days'],
])('shows %d ms to the minute as %s', (left, shown) => {
  expect(toMinutesLeft(1_000 + left, 1_000)).toBe(shown);
});

it('says that a key without a TTL has no end', () => {
  expect(toTimeLeft(null, 1_000)).toBe('no end');
  expect(sayTimeLeft(null, 1_000)).toBe('for ever');
});

it.each([
  [3_600_000, 'for 60 minutes'],
  [60_000, 'for 1 minute'],
  [20_000, 'for less than a minute'],
  [0, 'past its time'],
  [-60_000, 'past its time'],
  [24 * 3_600_000, 'for 24 hours'],
])('says %d ms as %s', (left, said) => {
  expect(sayTimeLeft(left, 0)).toBe(said);
});
