// @vitest-environment jsdom
import { expect, it } from 'vitest';
import { readPicture } from './read-picture.ts';

const toPicture = (content: string): SVGSVGElement => {
  const host = document.createElement('div');
  host.innerHTML = `<svg viewBox="0 0 400 300">${content}</svg>`;
  const picture = host.querySelector('svg');
  if (!picture) throw new Error('There is no picture.');
  return picture;
};

it('reads where an arrow between two stands', () => {
  const line =
    '<line class="messageLine1" data-et="message" data-id="i0" data-from="server" x1="200" y1="80" x2="90" y2="80"></line>';
  expect(readPicture(toPicture(line), 14).placed).toEqual([
    { type: 'arrow', index: 0, from: 'server', dashed: true, x1: 200, x2: 90, y: 80, bow: 0, lines: [] },
  ]);
});

it('reads where a message to oneself stands, which Mermaid draws as a path', () => {
  const path =
    '<path class="messageLine0" data-et="message" data-id="i0" data-from="server" d="M 200.5,80 C 260.5,70 260.5,110 200.5,100"></path>';
  expect(readPicture(toPicture(path), 14).placed).toEqual([
    {
      type: 'arrow',
      index: 0,
      from: 'server',
      dashed: false,
      x1: 200.5,
      x2: 200.5,
      y: 80,
      bow: 20,
      lines: [],
    },
  ]);
});
