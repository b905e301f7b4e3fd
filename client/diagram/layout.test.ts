import { expect, it } from 'vitest';
import { chooseLayout, sideMargin } from './layout.ts';

const rem = 16;
const room = (columns: number, width: number) => columns * width + 2 * sideMargin;

it('takes the widest columns with which all fit', () => {
  expect(chooseLayout(room(3, 208), 3, rem).columnWidth).toBe(208);
  expect(chooseLayout(room(5, 122), 5, rem).columnWidth).toBe(122);
});

it('keeps a browser, two servers and the store in sight and easy to read where seven have no room', () => {
  // Half of a page of 1440 pixels.
  const { columnWidth, fontSize } = chooseLayout(648, 7, rem);
  expect(room(4, columnWidth)).toBeLessThanOrEqual(648);
  expect(fontSize).toBeGreaterThanOrEqual(12.5);
});

it.each([320, 366, 648, 1200])('writes no text below 12 pixels in a width of %i', (width) => {
  for (let count = 3; count < 10; count++) {
    const { fontSize, lineLength, columnWidth } = chooseLayout(width, count, rem);
    expect(fontSize).toBeGreaterThanOrEqual(12);
    expect(lineLength * fontSize * 0.6).toBeLessThanOrEqual(columnWidth);
  }
});
