import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { cloths as clothCount } from '#shared/scene/to-coat.ts';
import { cloths, colours, participantColours } from './picture-colours.ts';

const css = readFileSync(new URL('../theme/tokens.css', import.meta.url), 'utf8');
const [, day = ''] = css.split(/:root[^{]*\{/);
const token = (name: string) => day.match(new RegExp(`--${name}: (#[0-9a-f]{6});`))?.[1];

it('are the page’s own by day', () => {
  for (const [kind, colour] of Object.entries(participantColours)) expect(colour, kind).toBe(token(kind));
  expect(colours).toEqual({
    ground: token('stub'),
    edge: token('line'),
    lifeline: token('line'),
    ink: token('ink'),
    soft: token('ink-soft'),
    note: token('mark'),
    noteEdge: token('brass-line'),
    chip: token('chip'),
    chipInk: token('chip-ink'),
  });
  const sheet = readFileSync(new URL('../theme/cloths.css', import.meta.url), 'utf8');
  expect(cloths).toEqual([...sheet.matchAll(/--cloth: (#[0-9a-f]{6});/g)].map(([, colour]) => colour));
  expect(cloths).toHaveLength(clothCount);
});
