import { expect, it } from 'vitest';
import { addressHere } from './address-here.ts';

it.each([
  ['/s/abc/lessons/closing-time/idle', '/s/abc/presenter/closing-time/idle'],
  ['/s/abc/lessons/closing-time?event=3', '/s/abc/presenter/closing-time?event=3'],
  ['/s/abc/presenter/closing-time', '/s/abc/presenter/closing-time'],
  ['/s/abc/presenter', '/s/abc/presenter'],
  ['/s/other/lessons/closing-time', null],
  ['/s/abc/practice', null],
  ['/exercises', null],
])('%s is %s in the window', (to, address) => {
  expect(addressHere(to, '/s/abc/presenter/the-coat-check/hand-in')).toBe(address);
  expect(addressHere(to, '/s/abc/presenter')).toBe(address);
});

it('is the same beneath another path', () => {
  expect(addressHere('/x/s/abc/lessons/a', '/x/s/abc/presenter/b')).toBe('/x/s/abc/presenter/a');
});
