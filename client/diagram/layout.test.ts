import { describe, expect, it } from 'vitest';
import { chooseLayout, labelRoom, sideMargin } from './layout.ts';

const text = { rem: 16, em: 16 };
const room = (columns: number, width: number) => columns * width + 2 * sideMargin;

it('takes the widest columns with which all fit', () => {
  expect(chooseLayout(room(3, 208), 3, text).columnWidth).toBe(208);
  expect(chooseLayout(room(5, 122), 5, text).columnWidth).toBe(120);
});

it('keeps seven in sight in half of a page, and a browser, two servers and the store where ten have no room', () => {
  // Half of a page of 1440 pixels.
  expect(room(7, chooseLayout(648, 7, text).columnWidth)).toBeLessThanOrEqual(648);
  const { columnWidth, fontSize } = chooseLayout(648, 10, text);
  expect(room(4, columnWidth)).toBeLessThanOrEqual(648);
  expect(fontSize).toBeGreaterThanOrEqual(12.5);
});

it.each([320, 366, 648, 1200])('writes no text below 12 pixels in a width of %i', (width) => {
  for (let count = 3; count < 10; count++) {
    const { fontSize, lineLength, columnWidth } = chooseLayout(width, count, text);
    expect(fontSize).toBeGreaterThanOrEqual(12);
    expect(lineLength * fontSize * 0.6).toBeLessThanOrEqual(columnWidth);
  }
});

it('gives a label one line, two where columns are narrow, and the whole path of a lookup in both', () => {
  const roomIn = (width: number, count: number, columns: number) =>
    labelRoom(chooseLayout(width, count, text))(columns);
  expect(roomIn(560, 3, 1)).toMatchObject({ lines: 1 });
  for (const [width, count] of [
    [366, 3],
    [560, 5],
  ] as const)
    expect(roomIn(width, count, 1)).toMatchObject({ lines: 2 });
  expect(roomIn(366, 3, 1).length).toBeGreaterThanOrEqual('/api/protected'.length);
  expect(roomIn(560, 5, 1).length).toBeGreaterThanOrEqual('/api/protected'.length);
  expect(roomIn(366, 3, 2).lines).toBe(1);
  expect(roomIn(560, 3, 1).length).toBeGreaterThanOrEqual('GET /api/protected'.length);
});

describe('for a room full of people', () => {
  /** The diagram's part of a stage at 1920 and at 1280 pixels, in the text sizes that it has there. */
  const fine = { width: 1001, text: { rem: 20, em: 28 } };
  const coarse = { width: 662, text: { rem: 16, em: 22.4 } };

  it('writes at least 20 pixels at 1920 with a browser, one or two servers and the store', () => {
    const { width, text } = fine;
    for (const count of [3, 4]) {
      const { columnWidth, fontSize, lineLength } = chooseLayout(width, count, text);
      expect(fontSize).toBeGreaterThanOrEqual(20);
      expect(lineLength).toBeGreaterThanOrEqual(15);
      expect(room(count, columnWidth)).toBeLessThanOrEqual(width);
    }
  });

  it('keeps the same share of the picture at 1280', () => {
    const { width, text } = coarse;
    for (const count of [3, 4]) {
      const { columnWidth, fontSize } = chooseLayout(width, count, text);
      expect(fontSize / 1280).toBeGreaterThanOrEqual(20 / 1920);
      expect(room(count, columnWidth)).toBeLessThanOrEqual(width);
    }
  });

  it('gives larger text up before it scrolls sideways', () => {
    const { width, text } = fine;
    const sizes = [3, 5, 6, 7].map((count) => {
      const { columnWidth, fontSize } = chooseLayout(width, count, text);
      expect(room(count, columnWidth)).toBeLessThanOrEqual(width);
      return fontSize;
    });
    expect(sizes).toEqual([...sizes].sort((a, b) => b - a));
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(15);
  });

  it('widens columns only as far as lines of large text go', () => {
    expect(chooseLayout(1900, 3, fine.text).columnWidth).toBe(484);
    expect(chooseLayout(1900, 3, text).columnWidth).toBe(280);
  });
});

it('keeps the cookie’s name in one line, whatever text size somebody has chosen', () => {
  for (const rem of [16, 20, 24, 32]) {
    const { columnWidth, lineLength } = chooseLayout(1200, 5, { rem, em: rem });
    expect(columnWidth).toBeGreaterThan(122);
    expect(lineLength).toBeGreaterThanOrEqual('session_id'.length);
  }
});
