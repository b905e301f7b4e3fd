import { expect, it } from 'vitest';
import { keyInHash } from './key-in-hash.ts';

it('reads a key, also one that was not copied whole, and nothing else', () => {
  const key = 'Ab-_456789012345678901';
  expect(keyInHash(`#key=${key}`)).toBe(key);
  expect(keyInHash(`#key=${key.slice(5)}`)).toBe(key.slice(5));
  expect(keyInHash('#key=')).toBe('');
  for (const hash of ['', '#', `#${key}`, '#diagram', '#main']) expect(keyInHash(hash)).toBeNull();
});
