import fc from 'fast-check';
import { expect, it } from 'vitest';
import { moveLine } from './move-line.ts';

const text = (...lines: string[]) => lines.join('\n');

it.each([
  ['nothing', text('a', 'b', 'c'), 2, { line: 2, isSame: true }],
  ['a line above', text('new', 'a', 'b', 'c'), 2, { line: 3, isSame: true }],
  ['a line below', text('a', 'b', 'new', 'c'), 2, { line: 2, isSame: true }],
  ['the line itself', text('a', 'B', 'c'), 2, { line: 2, isSame: false }],
  ['the line taken out', text('a', 'c'), 2, { line: 1, isSame: false }],
  ['everything', '', 2, { line: 1, isSame: false }],
])('finds a line again after a change of %s', (_, newer, line, moved) => {
  expect(moveLine(text('a', 'b', 'c'), newer, line)).toEqual(moved);
});

it('never points out of the text, and calls a line the same only when it reads the same', () => {
  const some = fc.array(fc.constantFrom('', 'a', 'b', 'c'), { minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(some, some, fc.nat(), (before, after, n) => {
      const line = (n % before.length) + 1;
      const moved = moveLine(text(...before), text(...after), line);
      expect(moved.line).toBeGreaterThanOrEqual(1);
      expect(moved.line).toBeLessThanOrEqual(after.length);
      if (moved.isSame) expect(after[moved.line - 1]).toBe(before[line - 1]);
    }),
  );
});
