import { expect, it } from 'vitest';
import { openFilesAllowed, whyNotSoMany } from './open-lines.ts';

it('tells how many connections cannot be held, and how they could be', () => {
  expect(whyNotSoMany(5000, 1024)).toBe(
    'Could not hold 5,000 connections: a process may have 1,024 files open here. Raise that with "ulimit -n 5200" and start again.',
  );
  expect(whyNotSoMany(5000, 5200)).toBeNull();
  expect(whyNotSoMany(5000, Number.POSITIVE_INFINITY)).toBeNull();
});

it('knows the limit of what is started here', () => {
  expect(openFilesAllowed()).toBeGreaterThan(100);
});
