// @vitest-environment jsdom
import { expect, it } from 'vitest';
import type { Chip } from '#shared/scene/to-chip.ts';
import { adornArrow } from './adorn-arrow.ts';
import type { Adornment } from './adornment.ts';

const ada: Chip = { kind: 'ticket', number: '4f2a', cloth: 6, worth: 'live', isNew: false };
const plain: Adornment = { chip: null, outcome: null, more: 0 };

/** An arrow from `x1` to `x2` with one line of text, as `markEvents` groups them. */
const adorned = (what: Partial<Adornment>, [x1, x2] = [100, 300]) => {
  const host = document.createElement('div');
  host.innerHTML = `<svg><g><rect class="diagram-ground" y="4" height="44"></rect><text x="${(x1 + x2) / 2}" y="10">200 OK</text><line data-et="message" x1="${x1}" x2="${x2}" y1="40" y2="40"></line></g></svg>`;
  const group = host.querySelector('g') as SVGElement;
  adornArrow(group, { ...plain, ...what }, 12);
  const placeOf = (selector: string) =>
    group
      .querySelector(selector)
      ?.getAttribute('transform')
      ?.match(/-?[\d.]+/g)
      ?.map(Number);
  return { group, placeOf };
};

it('lays ground of the words’ width beneath them, and nothing else on a plain arrow', () => {
  const { group } = adorned({});
  const ground = group.querySelector('.diagram-label-ground');
  expect(ground?.nextElementSibling?.textContent).toBe('200 OK');
  expect(Number(ground?.getAttribute('width'))).toBeCloseTo(6 * 7.2 + 8);
  expect([...group.children].map(({ tagName }) => tagName)).toEqual(['rect', 'rect', 'text', 'line']);
});

it('lets the box around it begin just above the words’ ground, where no ticket of the arrow before reaches, and end where it ended', () => {
  const { group } = adorned({});
  const [words, box] = ['.diagram-label-ground', '.diagram-ground'].map((selector) => {
    const ground = group.querySelector(selector);
    const [y = 0, height = 0] = ['y', 'height'].map((name) => Number(ground?.getAttribute(name)));
    return { y, bottom: y + height };
  });
  expect(box).toEqual({ y: (words?.y ?? 0) - 1, bottom: 48 });
});

it('lays the ticket on the middle of the line, in its owner’s cloth', () => {
  const { group, placeOf } = adorned({ chip: ada });
  const chip = group.querySelector<SVGElement>('.diagram-chip');
  const stub = chip?.querySelector<SVGElement>('.diagram-chip-stub');
  const cloth = chip?.querySelector<SVGElement>('.diagram-chip-cloth');
  expect(placeOf('.diagram-chip')).toEqual([200, 40, 1]);
  expect([cloth?.dataset.cloth, stub?.dataset.worth, chip?.textContent]).toEqual(['6', 'live', '4f2a']);
  expect(group.querySelector('.diagram-chip-strike, .diagram-chip-new')).toBeNull();
});

it('strikes what is dead, and marks what is made', () => {
  const dead = adorned({ chip: { ...ada, worth: 'ended' } }).group;
  expect(dead.querySelector('.diagram-chip-strike')).not.toBeNull();
  const made = adorned({ chip: { ...ada, isNew: true } }).group;
  expect(made.querySelector('.diagram-chip-new')).not.toBeNull();
});

it('tells how it ended at the receiver’s end, by another shape for a refusal', () => {
  const served = adorned({ outcome: 'served' }, [300, 100]);
  expect(served.placeOf('.diagram-outcome')).toEqual([124, 40, 1]);
  expect(served.group.querySelector('.diagram-outcome circle')).not.toBeNull();
  const refused = adorned({ outcome: 'refused' }, [100, 300]);
  expect(refused.placeOf('.diagram-outcome')).toEqual([276, 40, 1]);
  expect(refused.group.querySelector('.diagram-outcome circle')).toBeNull();
});

it.each([88, 104, 120, 140])('lets mark and ticket not touch on an arrow of %i pixels', (length) => {
  const { placeOf } = adorned({ chip: ada, outcome: 'served' }, [length, 0]);
  const [mark = 0] = placeOf('.diagram-outcome') ?? [];
  const [chip = 0, , scale = 1] = placeOf('.diagram-chip') ?? [];
  expect(mark + 8).toBeLessThan(chip - 33 * scale);
  expect(chip + 33 * scale).toBeLessThan(length);
});

it('counts what else an arrow carries, beside its words', () => {
  const { group, placeOf } = adorned({ more: 2 });
  expect(group.querySelector('.diagram-pill')?.textContent).toBe('+2');
  expect(placeOf('.diagram-pill')?.[0]).toBeGreaterThan(200 + (6 * 7.2) / 2 + 14);
});

const token: Chip = { kind: 'token', name: 'ada', cloth: 6, worth: 'live', isNew: false };

it('lays a token as another thing than a ticket: a letter that says whose it is, and a seal', () => {
  const { group, placeOf } = adorned({ chip: token });
  expect(placeOf('.diagram-token')).toEqual([200, 40, 1]);
  expect(group.querySelector('.diagram-token')?.textContent).toBe('ada');
  expect(group.querySelector('.diagram-chip-stub, .diagram-chip-tear, .diagram-chip-strike')).toBeNull();
  expect(group.querySelector('.diagram-token-wax')).not.toBeNull();
  expect(
    adorned({ chip: { ...token, name: 'bartholomew' } }).group.querySelector('.diagram-token')?.textContent,
  ).toBe('bart…');
});

it.each([
  ['live', 0, true],
  ['expired', 1, true],
  ['denied', 2, true],
  ['changed', 0, true],
  ['unsealed', 0, false],
  ['unknown', 0, true],
] as const)('tells by shapes what a token is worth: %s', (worth, strikes, isSealed) => {
  const { group } = adorned({ chip: { ...token, worth } });
  expect(group.querySelectorAll('.diagram-chip-strike')).toHaveLength(strikes);
  expect(group.querySelector('.diagram-token-wax') !== null).toBe(isSealed);
});

it.each([88, 104, 120, 140])('lets mark and token not touch on an arrow of %i pixels', (length) => {
  const { placeOf } = adorned({ chip: token, outcome: 'served' }, [length, 0]);
  const [mark = 0] = placeOf('.diagram-outcome') ?? [];
  const [chip = 0, , scale = 1] = placeOf('.diagram-token') ?? [];
  expect(mark + 8).toBeLessThan(chip - 34 * scale);
  expect(chip + 34 * scale).toBeLessThan(length);
});
