import { expect, it } from 'vitest';
import { stubWindow } from './stub-window.ts';

const stubs = (count: number) => Array.from({ length: count }, () => 5);

it('shows all where all fit', () => {
  expect(stubWindow(stubs(4), 0, 60)).toEqual({ from: 0, to: 4 });
});

it('folds the older ones while one of the newest is shown', () => {
  // Four stubs of 5.25 and the one that stands for the others.
  expect(stubWindow(stubs(12), 11, 27)).toEqual({ from: 8, to: 12 });
  expect(stubWindow(stubs(12), 8, 27)).toEqual({ from: 8, to: 12 });
});

it('stands around the one that is shown, with a fold at either end', () => {
  expect(stubWindow(stubs(12), 5, 27)).toEqual({ from: 4, to: 6 });
  expect(stubWindow(stubs(12), 5, 28)).toEqual({ from: 4, to: 7 });
});

it('spends the room at the beginning on what comes after', () => {
  expect(stubWindow(stubs(12), 0, 27)).toEqual({ from: 0, to: 4 });
});

it('keeps one however little room there is, and none of none', () => {
  expect(stubWindow(stubs(12), 5, 1)).toEqual({ from: 5, to: 6 });
  expect(stubWindow([], 0, 10)).toEqual({ from: 0, to: 0 });
});

it('never holds more than there is room for, however long the film is', () => {
  const { from, to } = stubWindow(stubs(500), 250, 40);
  expect(to - from).toBeLessThan(8);
});
