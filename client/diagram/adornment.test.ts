import { expect, it } from 'vitest';
import { drawAdornment } from './adornment.ts';
import type { Shape } from './shape.ts';

const textsIn = ({ name, attributes, children }: Shape): Shape['attributes'][] => [
  ...(name === 'text' ? [attributes] : []),
  ...children.flatMap((child) => (typeof child === 'string' ? [] : textsIn(child))),
];

it('keeps a number of six characters within its ticket, and writes one of four as it is', () => {
  const lengthOf = (number: string) => {
    const chip = { kind: 'ticket', number, cloth: null, worth: 'ended', isNew: false } as const;
    const ends = { x1: 0, x2: 300, y1: 0, y2: 0 };
    const [drawn] = drawAdornment({ chip, outcome: null, more: 0 }, ends, undefined, 13).flatMap(textsIn);
    return drawn?.textLength;
  };
  expect(lengthOf('c330')).toBeUndefined();
  // From the tear, 14 from the ticket's left, to the bite, 4 from its right, and in its middle: x = 7.
  expect(lengthOf('c330fe')).toBeLessThanOrEqual(2 * (29 - 7));
});
