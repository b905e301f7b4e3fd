import { expect, it } from 'vitest';
import { placeAmong } from './place-among.ts';

/** Three things beneath each other, the middle one twice as high. */
const spans = [
  { top: 0, height: 40 },
  { top: 50, height: 80 },
  { top: 140, height: 40 },
];

it('stays where it is until an edge has reached the middle of its neighbour', () => {
  expect([-20, 0, 49, 50].map((top) => placeAmong(spans, 0, top))).toEqual([0, 0, 0, 0]);
  expect([60, 51].map((top) => placeAmong(spans, 0, top))).toEqual([1, 1]);
});

it('goes past several at once, and no further than the ends', () => {
  expect(placeAmong(spans, 0, 400)).toBe(2);
  expect(placeAmong(spans, 2, -400)).toBe(0);
  expect(placeAmong(spans, 1, 1)).toBe(0);
});

it('stays there once the list stands so, whoever is the higher', () => {
  const swapped = [
    { top: 0, height: 80 },
    { top: 90, height: 40 },
    { top: 140, height: 40 },
  ];
  expect(placeAmong(spans, 0, 51)).toBe(1);
  expect(placeAmong(swapped, 1, 51)).toBe(1);
});
