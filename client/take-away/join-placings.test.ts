import { expect, it } from 'vitest';
import { joinPlacings } from './join-placings.ts';
import type { Placing } from './read-picture.ts';

/** Two columns, `gap` apart, with one arrow across and a note over the right one. */
function setup(gap: number): Placing {
  const columns = [50, 50 + gap];
  const lifelines = columns.map((x, id) => ({ id: `p${id}`, x, y1: 40, y2: 140 }));
  const heads = columns.flatMap((x, id) =>
    [0, 140].map((y) => ({ id: `p${id}`, x: x - 30, y, width: 60, height: 40 })),
  );
  return {
    viewBox: { x: -10, y: -10, width: 50 + gap + 60, height: 200 },
    lifelines,
    heads,
    placed: [
      {
        type: 'arrow',
        index: 0,
        from: 'p0',
        dashed: false,
        x1: 50,
        x2: 50 + gap,
        y: 80,
        bow: 0,
        lines: [{ x: 50 + gap / 2, y: 70, text: 'asks' }],
      },
      {
        type: 'note',
        index: 1,
        lines: [{ x: 50 + gap, y: 110, text: 'kept' }],
        box: { x: 30 + gap, y: 95, width: 40, height: 20 },
      },
    ],
  };
}

const twice = (narrow: number, wide: number) =>
  joinPlacings([narrow, wide].map((gap) => ({ placing: setup(gap), statements: 2 })));

it('leaves a single picture as it is', () => {
  expect(joinPlacings([{ placing: setup(100), statements: 2 }])).toEqual(setup(100));
});

it('gives every column the room that the widest picture needs', () => {
  const { lifelines, placed, viewBox } = twice(100, 180);
  expect(lifelines.map(({ x }) => x)).toEqual([50, 230]);
  expect(placed.flatMap((one) => (one.type === 'arrow' ? [[one.x1, one.x2]] : []))).toEqual([
    [50, 230],
    [50, 230],
  ]);
  expect(placed.map(({ lines }) => lines[0]?.x)).toEqual([140, 230, 140, 230]);
  expect(placed.flatMap((one) => (one.type === 'note' ? [one.box.x] : []))).toEqual([210, 210]);
  expect(viewBox.x + viewBox.width).toBe(setup(180).viewBox.width - 10);
});

it('puts one beneath the other, with heads at both ends only, and counts on', () => {
  const { lifelines, heads, placed, viewBox } = twice(100, 100);
  expect(lifelines.map(({ y1, y2 }) => [y1, y2])).toEqual([
    [40, 240],
    [40, 240],
  ]);
  expect(heads.map(({ y }) => y).sort((a, b) => a - b)).toEqual([0, 0, 240, 240]);
  expect(placed.map((one) => (one.type === 'arrow' ? one.y : one.box.y))).toEqual([80, 95, 180, 195]);
  expect(placed.map(({ index }) => index)).toEqual([0, 1, 2, 3]);
  expect(viewBox.height).toBe(300);
});
