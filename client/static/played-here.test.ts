import { expect, it } from 'vitest';
import { sayPlayed } from './played-here.tsx';

it.each([
  ['log-in', /^The jar\./],
  ['read-cookies', /^HttpOnly\./],
  ['script', /^HttpOnly\./],
  ['plant', /^The other program\./],
  ['foreign-page', /^The other site\./],
] as const)('says what of %s is played', (type, says) => {
  expect(sayPlayed({ type })).toMatch(says);
});

it('says nothing of what is real', () => {
  expect(sayPlayed({ type: 'skip-time' })).toBeNull();
});
