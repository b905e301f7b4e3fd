import { expect, it } from 'vitest';
import type { Placing } from './read-picture.ts';
import { withoutFeet } from './without-feet.ts';

const placing: Placing = {
  viewBox: { x: -24, y: -20, width: 300, height: 300 },
  lifelines: [{ id: 'browser', x: 60, y1: 40, y2: 220 }],
  heads: [
    { id: 'browser', x: 0, y: 0, width: 120, height: 40 },
    { id: 'browser', x: 0, y: 220, width: 120, height: 40 },
  ],
  placed: [],
};

it('ends a picture a little below where the heads at its foot began', () => {
  const { viewBox, heads } = withoutFeet(placing);
  expect(heads.map(({ y }) => y)).toEqual([0]);
  expect(viewBox).toEqual({ x: -24, y: -20, width: 300, height: 246 });
});
