import { expect, it } from 'vitest';
import { createQrCodes } from './qr-codes.ts';

it('draws each address once, as long as it is remembered', () => {
  const drawn: string[] = [];
  const qrOf = createQrCodes(2, (address) => {
    drawn.push(address);
    return `<svg>${address}</svg>`;
  });
  for (const address of ['a', 'b', 'a', 'a', 'b']) expect(qrOf(address)).toBe(`<svg>${address}</svg>`);
  expect(drawn).toEqual(['a', 'b']);
  // The one that was asked for longest ago makes room.
  for (const address of ['c', 'b', 'a']) qrOf(address);
  expect(drawn).toEqual(['a', 'b', 'c', 'a']);
});

it('draws a picture that a browser shows', () => {
  expect(createQrCodes(1)('http://192.168.0.7:3000/r/KTC74M')).toMatch(/^<svg[^>]*>.+<\/svg>$/s);
});
