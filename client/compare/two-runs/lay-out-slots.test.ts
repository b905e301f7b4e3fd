import { expect, it } from 'vitest';
import type { TwinStatement } from '#shared/compare/to-twin-mermaid.ts';
import { layOutSlots } from './lay-out-slots.ts';

/** Statements as `row side tallness`. */
const layOut = (
  told: readonly (readonly [TwinStatement['row'], TwinStatement['side'], number])[],
  parting = -1,
) => {
  let end = 0;
  const ends = told.map(([, , tall]) => {
    end += tall;
    return end;
  });
  const statements = told.map(([row, side]) => ({ row, side }));
  const laid = layOutSlots({ statements, ends, parting: parting < 0 ? null : { row: parting, room: 40 } });
  return { ...laid, at: ends.map((one, index) => one + (laid.shifts[index] ?? Number.NaN)) };
};

it('leaves what both draw where it is', () => {
  const { at, height, gaps, partsAt } = layOut([
    [0, 'both', 50],
    [1, 'both', 60],
  ]);
  expect([at, height, gaps, partsAt]).toEqual([[50, 110], 110, [], null]);
});

it('puts what one row draws differently side by side, and ends both at the height of the higher one', () => {
  const { at, height, gaps } = layOut([
    [0, 'both', 50],
    [1, 'before', 40],
    [1, 'after', 60],
    [2, 'both', 50],
  ]);
  expect([at, height, gaps]).toEqual([[50, 110, 110, 160], 160, []]);
});

it('keeps the room of a row that one of them has not', () => {
  const { at, gaps } = layOut([
    [0, 'both', 50],
    [1, 'before', 40],
    [2, 'after', 60],
    [3, 'both', 50],
  ]);
  expect(at).toEqual([50, 90, 150, 200]);
  expect(gaps).toEqual([
    { side: 'after', top: 50, bottom: 90 },
    { side: 'before', top: 90, bottom: 150 },
  ]);
});

it('keeps the room of a remark that one of them has not', () => {
  const { at, gaps } = layOut([
    [0, 'before', 40],
    [0, 'after', 40],
    [0, 'after', 30],
    [1, 'both', 50],
  ]);
  expect(at).toEqual([40, 40, 70, 120]);
  expect(gaps).toEqual([{ side: 'before', top: 40, bottom: 70 }]);
});

it('leaves one gap for what follows on each other', () => {
  const { gaps } = layOut([
    [0, 'both', 50],
    [1, 'after', 40],
    [2, 'after', 60],
  ]);
  expect(gaps).toEqual([{ side: 'before', top: 50, bottom: 150 }]);
});

it('makes room above the row at which they part, once', () => {
  const { at, partsAt, height } = layOut(
    [
      [0, 'both', 50],
      [1, 'before', 40],
      [1, 'after', 40],
      [1, 'after', 30],
    ],
    1,
  );
  expect([at, partsAt, height]).toEqual([[50, 130, 130, 160], 50, 160]);
});
