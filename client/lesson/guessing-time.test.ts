import { expect, it } from 'vitest';
import { numberSpace, sayGuessingTime } from './guessing-time.ts';

const timeFor = (id: string, perSecond = 10_000) => sayGuessingTime(numberSpace(id).bits, perSecond);

it('reckons from the length of a number how long guessing takes', () => {
  expect(numberSpace('1004')).toEqual({ digits: '4 decimal digits', bits: 4 * Math.log2(10) });
  expect(numberSpace('a'.repeat(32))).toEqual({ digits: '32 hex digits', bits: 128 });
  expect(timeFor('1004')).toBe('less than a second');
  expect(timeFor('12345678')).toBe('1 hour 23 minutes');
  expect(timeFor('a'.repeat(16))).toBe('2.9 × 10⁷ years');
  // 2 ** 127 / 10,000 a second / 31,557,600 seconds a year.
  expect(timeFor('a'.repeat(32))).toBe('5.4 × 10²⁶ years');
  expect(timeFor('a'.repeat(32), 1_000_000_000)).toBe('5.4 × 10²¹ years');
});
