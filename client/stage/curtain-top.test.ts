import { expect, it } from 'vitest';
import { curtainTop, toScrollOn } from './curtain-top.ts';

const view = { top: 100, bottom: 900 };
const heads = 400;

it('hangs beneath the lowest part of what is shown', () => {
  const shown = [
    { top: 480, bottom: 500 },
    { top: 490, bottom: 530 },
  ];
  expect(curtainTop({ view, heads, shown })).toBe(440);
});

it('hangs beneath the heads while what is shown is not drawn, or is above them', () => {
  expect(curtainTop({ view, heads, shown: [] })).toBe(310);
  expect(curtainTop({ view, heads, shown: [{ top: 100, bottom: 200 }] })).toBe(310);
});

it('never leaves the diagram', () => {
  expect(curtainTop({ view, heads, shown: [{ top: 880, bottom: 1200 }] })).toBe(800);
});

it('scrolls on until a fifth of the room is curtain, and not beyond the beginning of what is shown', () => {
  expect(toScrollOn({ view, heads, shown: [{ top: 700, bottom: 750 }] })).toBe(0);
  expect(toScrollOn({ view, heads, shown: [{ top: 830, bottom: 880 }] })).toBe(90);
  expect(toScrollOn({ view, heads, shown: [{ top: 430, bottom: 990 }] })).toBe(20);
  expect(toScrollOn({ view, heads, shown: [] })).toBe(0);
});
