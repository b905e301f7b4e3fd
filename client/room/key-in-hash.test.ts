import { expect, it } from 'vitest';
import { keyInHash } from './key-in-hash.ts';

it('reads a key that could be one, and nothing else', () => {
  const key = 'Ab-_456789012345678901';
  expect(keyInHash(`#key=${key}`)).toBe(key);
  for (const hash of ['', '#', '#key=', `#key=${key}x`, '#key=<b>', `#${key}`, '#diagram']) {
    expect(keyInHash(hash)).toBeNull();
  }
});
