import { expect, it } from 'vitest';
import { indentOf } from './hanging-indent.ts';

it('counts the columns before the first word', () => {
  expect(indentOf('const a = 1;', 4)).toBe(0);
  expect(indentOf('    if (a)', 4)).toBe(4);
  expect(indentOf('', 4)).toBe(0);
  expect(indentOf('   ', 4)).toBe(3);
});

it('leads a tab to the next multiple of its size', () => {
  expect(indentOf('\tif', 4)).toBe(4);
  expect(indentOf('  \tif', 4)).toBe(4);
  expect(indentOf('\t\t if', 2)).toBe(5);
});
