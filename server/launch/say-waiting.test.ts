import { expect, it } from 'vitest';
import { sayWaiting } from './say-waiting.mjs';

it.each([
  [15, 0, '  15 s: 0 files fetched …'],
  [60, 1, '  1 min 0 s: 1 file fetched …'],
  [555, 640, '  9 min 15 s: 640 files fetched …'],
])('tells after %i seconds how long it has been and what has come', (seconds, fetched, said) => {
  expect(sayWaiting(seconds, fetched)).toBe(said);
});
