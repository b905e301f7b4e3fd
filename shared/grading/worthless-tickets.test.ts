import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { mix } from './worthless-tickets.ts';

it('mixes two tickets into a third of the same shape', () => {
  const [one, other] = [randomUUID(), randomUUID()];
  const mixed = mix(one, other);
  expect(mixed).toMatch(/^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
  expect([one, other]).not.toContain(mixed);
});

it('is as long as the first where the other is shorter', () => {
  expect(mix('abcdef', '12')).toBe('a2cdef');
});

it('is neither of the two, however short they are', () => {
  expect([mix('1', '2'), mix('a1', 'a2'), mix('same', 'same')]).toEqual(['10', 'a20', 'same0']);
});
