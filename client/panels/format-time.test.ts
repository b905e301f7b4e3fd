import { describe, expect, it } from 'vitest';
import { formatSpan, secondsLeft } from './format-time.ts';

describe('formatSpan', () => {
  it.each([
    [3_600_000, '1:00:00'],
    [3_599_400, '1:00:00'],
    [3_588_000, '59:48'],
    [9_001, '0:10'],
    [0, '0:00'],
    [-5_000, '0:00'],
    [86_400_000, '1 day'],
    [200_000_000, '2 days'],
  ])('shows %i ms as %s', (ms, text) => {
    expect(formatSpan(ms)).toBe(text);
  });

  it('counts whole seconds, and none below zero', () => {
    expect([secondsLeft(1), secondsLeft(1000), secondsLeft(-1)]).toEqual([1, 1, 0]);
  });
});
