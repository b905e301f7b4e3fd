import { describe, expect, it } from 'vitest';
import { firstServer, type Participant, store } from '#shared/diagram/participants.ts';
import { drawBeside, drawNext, type Ghost, type Ghosts } from './ghosts.ts';
import type { Lanes } from './lanes.ts';
import type { Shape } from './shape.ts';

const browser: Participant = { id: 'browser', kind: 'browser', name: 'Browser', of: 'x' };
const secondServer: Participant = { ...firstServer, id: 'server2', of: 'B' };
const lanesOf = (...participants: Participant[]): Lanes => ({
  participants,
  layout: { columnWidth: 200, fontSize: 13, lineLength: 20 },
});
const lanes = lanesOf(browser, firstServer, store);

const back: Ghost = { letter: 'A', says: null, isSaid: false, isArrow: true, at: 'asker' };
const on: Ghost = { ...back, letter: 'B', isSaid: true, at: { kind: 'store', of: '' } };
const ghosts = (list: readonly Ghost[], rest: Partial<Ghosts> = {}): Ghosts => ({
  request: 'POST /api/login',
  asker: { kind: 'browser', name: null },
  servers: ['A'],
  ghosts: list,
  stand: { where: 'next', until: 0 },
  ...rest,
});

const all = (shapes: readonly Shape[]): Shape[] =>
  shapes.flatMap((one) => [
    one,
    ...all(one.children.filter((child): child is Shape => typeof child !== 'string')),
  ]);
/** From where to where each arrow goes, and where each letter stands. */
const seen = (shapes: readonly Shape[]) => ({
  arrows: all(shapes)
    .filter(({ attributes }) => attributes.class === 'diagram-ghost-arrow')
    .map(({ children }) => {
      const [line, head] = children.filter((child): child is Shape => typeof child !== 'string');
      return [line?.attributes.x1, Number(String(head?.attributes.d).match(/^M([\d.]+)/)?.[1])];
    }),
  letters: all(shapes)
    .filter(({ attributes }) => attributes.class === 'diagram-ghost-letter')
    .map(({ attributes, children }) => [children[0], attributes.x]),
  says: all(shapes)
    .filter(({ attributes }) => attributes.class === 'diagram-ghost-says')
    .map(({ children }) => children[0]),
});
const next = (given: Ghosts, where = lanes) => {
  const drawn = drawNext(given, where);
  return drawn && seen(drawn.shapes);
};

describe('what may come next', () => {
  it('stands where it would be: the request first, and beneath it an arrow with its letter to each lane', () => {
    expect(next(ghosts([back, on]))).toEqual({
      arrows: [
        [100, 300],
        [300, 100],
        [300, 500],
      ],
      letters: [
        ['A', 200],
        ['B', 400],
      ],
      says: ['POST /api/login'],
    });
  });

  it('shares one arrow where only what it says is asked', () => {
    const statuses = ['200?', '401?', '503?'].map((says, index) => ({
      ...back,
      letter: 'ABC'.charAt(index),
      says,
    }));
    expect(next(ghosts(statuses))).toEqual({
      arrows: [
        [100, 300],
        [300, 100],
      ],
      letters: [
        ['A', 150],
        ['B', 200],
        ['C', 250],
      ],
      says: ['POST /api/login', '200?', '401?', '503?'],
    });
  });

  it('leaves words out where lanes are too narrow for them, and makes the letters smaller', () => {
    const narrow = { ...lanes, layout: { ...lanes.layout, columnWidth: 90 } };
    const statuses = ['A', 'B', 'C'].map((letter) => ({ ...back, letter, says: '200?' }));
    const drawn = drawNext(ghosts(statuses), narrow);
    expect(seen(drawn?.shapes ?? []).says).toEqual([]);
    const radii = all(drawn?.shapes ?? []).flatMap(({ name, attributes }) =>
      name === 'circle' ? [Number(attributes.r)] : [],
    );
    // The letters stand a quarter of the lane's width from each other.
    for (const radius of radii) expect(2 * radius).toBeLessThan(90 / 4);
  });

  it('begins in the midst of the servers where it is not known which of them it will be', () => {
    const two = lanesOf(browser, firstServer, secondServer, store);
    expect(next(ghosts([back], { servers: ['A', 'B'] }), two)?.arrows).toEqual([
      [100, 400],
      [400, 100],
    ]);
  });

  it('is nowhere while whoever asks has no lane', () => {
    expect(next(ghosts([back], { asker: { kind: 'attacker', name: 'Thief' } }))).toBeNull();
    expect(next(ghosts([{ ...on, at: { kind: 'server', of: 'B' } }]))?.letters).toEqual([]);
  });
});

describe('a wrong guess', () => {
  const besideOf = (ghost: Ghost, to: number) =>
    seen(drawBeside(ghosts([ghost]), lanes, { server: 1, x1: 302, x2: to, y: 50 }));

  it('keeps its arrow, in the row of the one that came', () => {
    expect(besideOf(back, 498)).toEqual({ arrows: [[302, 102]], letters: [['A', 202]], says: [] });
  });

  it('stands behind the head of an arrow that came to the same place with something else', () => {
    const { arrows, letters, says } = besideOf({ ...back, says: '200?' }, 102);
    expect(arrows).toEqual([]);
    expect(letters[0]?.[1]).toBeLessThan(102);
    expect(says).toEqual(['200?']);
  });
});
