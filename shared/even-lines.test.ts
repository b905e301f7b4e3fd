import { expect, it } from 'vitest';
import { evenLines } from './even-lines.ts';

it.each([
  ['Windows', 'a\r\n\r\nb\r\n', 'a\n\nb\n'],
  ['an old Mac', 'a\r\rb\r', 'a\n\nb\n'],
  ['all of them', 'a\r\n\rb\nc\r', 'a\n\nb\nc\n'],
  ['a byte order mark', '\uFEFFa\r\n', 'a\n'],
  ['nothing', '', ''],
])('makes every line end alike: %s', (_, text, even) => {
  expect(evenLines(text)).toBe(even);
  expect(evenLines(even)).toBe(even);
});

it('leaves a mark within the text alone, which is no byte order mark there', () => {
  expect(evenLines('a\uFEFFb')).toBe('a\uFEFFb');
});
