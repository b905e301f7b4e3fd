import { describe, expect, it } from 'vitest';
import { firstSettings, type SandboxSettings } from '#shared/sandbox/settings.ts';
import { toScene } from '#shared/scene/to-scene.ts';
import type { Actor } from '#shared/trace/event.ts';
import { ownLogin } from '#shared/trace/own-store-stories.ts';
import { createTraceBuilder, type TraceBuilder } from '#shared/trace/trace-builder.ts';
import {
  loginExchange,
  logoutExchange,
  lookupExchange,
  oldTicketExchange,
} from '#shared/trace/trace-stories.ts';
import { foldWorld } from '#shared/world/fold-world.ts';
import { createRoster } from '../diagram/create-roster.ts';
import { buildHouse } from './house.ts';
import { hasOwnRacks, type Layout, layOutBand, type Spot } from './lay-out-band.ts';
import { placeFor } from './place-for.fixture.ts';

const guest = (number: number): Actor => ({ id: `d${number}`, kind: 'device', name: `Device ${number}` });

/** The sizes of the pages: laptop with three to five lanes, small laptop, phone, phone with the browser's bars, stage. */
const places = [
  { laneWidth: 280, height: 316 },
  { laneWidth: 190, height: 316 },
  { laneWidth: 144, height: 200 },
  { laneWidth: 126, height: 194 },
  { laneWidth: 92, height: 194 },
  { laneWidth: 92, height: 128 },
  { laneWidth: 300, height: 440, smallestText: 28 },
] as const;
type Size = (typeof places)[number];

const layOut = ({ events }: TraceBuilder, size: Size, upTo?: number): Layout => {
  const scene = toScene(foldWorld(events, upTo), events);
  return layOutBand(scene, buildHouse(placeFor(createRoster()(events), size), hasOwnRacks(scene)));
};

/** So many sessions of so many actors; then the session `shown`, if any, is looked up. */
const setup = ({ sessions, actors = 1, shown }: { sessions: number; actors?: number; shown?: number }) => {
  const trace = createTraceBuilder();
  for (let i = 0; i < sessions; i++)
    loginExchange(trace, { sessionId: `t${i}-ticket`, actor: guest(i % actors) });
  if (shown !== undefined) lookupExchange(trace, { sessionId: `t${shown}-ticket`, actor: guest(0) });
  return trace;
};

const twoRacks = (sessions: number) => {
  const settings = { ...firstSettings, servers: ['A', 'B'], sessionsIn: 'disk' } as SandboxSettings;
  const trace = createTraceBuilder().note({ kind: 'settings-changed', settings });
  for (let index = 0; index < sessions; index++)
    ownLogin(trace, { server: index % 2 === 0 ? 'A' : 'B', store: 'disk', sessionId: `t${index}` });
  return trace;
};

/** Plates with what hangs from them, as boxes. */
const boxesOf = ({ hooks, free, bare, shape }: Layout) => {
  const width = shape.plate.width;
  const toBox = ({ x, y, scale }: Spot) => ({
    left: x - width / 2,
    right: x + width / 2,
    top: y - shape.plate.height - 2,
    bottom: y + 158 * scale + shape.lines * shape.text,
  });
  return [...hooks.values(), ...free, ...(bare ? [bare] : [])].map(toBox);
};
type Box = ReturnType<typeof boxesOf>[number];
const overlap = (a: Box, b: Box) =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

const expectOrder = (layout: Layout) => {
  const { house } = layout;
  const boxes = boxesOf(layout);
  for (const [index, box] of boxes.entries()) {
    expect(box.left).toBeGreaterThanOrEqual(house.pillar);
    expect(box.right).toBeLessThanOrEqual(house.width);
    expect(box.top).toBeGreaterThanOrEqual(house.valance);
    expect(box.bottom).toBeLessThanOrEqual(house.height);
    for (const other of boxes.slice(index + 1)) expect(overlap(box, other)).toBe(false);
  }
  for (const { x, y } of [...layout.hooks.values()]) expect([x, y].every(Number.isFinite)).toBe(true);
};

describe.each(places)('in lanes of $laneWidth, $height high', (size) => {
  it.each([1, 2, 4, 5, 12, 30])('hangs or counts each of %d coats, none on top of another', (sessions) => {
    const layout = layOut(setup({ sessions }), size);
    expect(layout.hooks.size + layout.hidden.length).toBe(sessions);
    expect(layout.hooks.size).toBeGreaterThan(0);
    expectOrder(layout);
  });

  it.each([2, 4, 9])(
    'hangs %d coats of two servers beside or above each, and keeps what is said free',
    (sessions) => {
      const layout = layOut(twoRacks(sessions), size);
      expect(layout.racks.map(({ name }) => name)).toEqual(['Disk of A', 'Disk of B']);
      expect(layout.hooks.size + layout.hidden.length).toBe(sessions);
      expectOrder(layout);
      for (const { top } of boxesOf(layout)) expect(top).toBeGreaterThanOrEqual(layout.house.speech.bottom);
      const [a, b] = layout.racks;
      expect(layout.hooks.get('t0')?.x).toBeLessThan(a?.to ?? 0);
      expect(layout.hooks.get('t1')?.x).toBeGreaterThan(b?.from ?? 0);
    },
  );

  it('stands everybody over the own lane, below what is said, and writes no number too small', () => {
    const { house, guests, attendants, shape } = layOut(setup({ sessions: 3, actors: 3 }), size);
    expect(guests.map(({ guest: { id }, spot }) => [id, spot.x])).toEqual(
      house.people.map(({ of, x }) => [of, x]),
    );
    for (const { spot } of guests)
      expect(spot.y - 258 * spot.scale).toBeGreaterThanOrEqual(house.speech.bottom - 1);
    expect(attendants.get('A')?.x).toBeCloseTo(house.lanes.find(({ of }) => of === 'A')?.x ?? 0);
    const least = 'smallestText' in size ? size.smallestText : 14;
    expect(house.ticket * 26).toBeGreaterThanOrEqual(least);
    expect(shape.plate.text).toBeGreaterThanOrEqual(least);
    if (house.clock) expect(house.clock.x - house.clock.r).toBeGreaterThan(0);
  });

  it('shows the hook that is just being looked at, however far along the rail', () => {
    const trace = setup({ sessions: 30, shown: 27 });
    const { hooks, hidden } = layOut(trace, size, trace.events.length - 1);
    expect(hooks.has('t27-ticket')).toBe(true);
    expect(hidden.map(({ id }) => id)).not.toContain('t27-ticket');
    expect(hooks.size + hidden.length).toBe(30);
  });

  it('shows the bare hook of an old ticket on a full rack', () => {
    const trace = setup({ sessions: 30 });
    oldTicketExchange(trace, { sessionId: 'no-such-ticket', actor: guest(0) });
    const layout = layOut(trace, size, trace.events.length - 1);
    expect(layout.bare).not.toBeNull();
    expect(layout.hooks.size + layout.hidden.length).toBe(30);
    expectOrder(layout);
  });

  it('walks the attendant towards the rack, before the first coat, and back', () => {
    const trace = setup({ sessions: 2, shown: 1 });
    const last = trace.events.length;
    const [asked, home] = [layOut(trace, size, last - 1), layOut(trace, size, last)];
    const x = asked.attendants.get('A')?.x ?? 0;
    expect(x).toBeGreaterThanOrEqual(home.attendants.get('A')?.x ?? 0);
    expect(x).toBeLessThan(Math.min(...[...asked.hooks.values()].map((spot) => spot.x)));
  });
});

it('keeps coats where they hang as others come and go', () => {
  const trace = setup({ sessions: 3 });
  const first = [4, 8, 12].map((upTo) => layOut(trace, places[0], upTo).hooks.get('t0-ticket'));
  expect(new Set(first.map((spot) => JSON.stringify(spot))).size).toBe(1);
});

it.each(places)('shows the one coat that is left, wherever it hung, in lanes of $laneWidth', (size) => {
  const trace = setup({ sessions: 4 });
  for (const gone of [0, 1, 2]) logoutExchange(trace, { sessionId: `t${gone}-ticket`, actor: guest(0) });
  const { hooks, hidden } = layOut(trace, size);
  expect([...hooks.keys()]).toEqual(['t3-ticket']);
  expect(hidden).toEqual([]);
});

it('lets nobody stand who has no lane', () => {
  const { events } = setup({ sessions: 5, actors: 5 });
  const scene = toScene(foldWorld(events), events);
  const lanes = createRoster()(events).filter(({ of }) => of !== 'd0' && of !== 'd3');
  const { guests } = layOutBand(scene, buildHouse(placeFor(lanes, places[0]), false));
  expect(guests.map(({ guest: { id } }) => id)).toEqual(lanes.slice(0, -2).map(({ of }) => of));
});

it('keeps the store’s rack away where its lane is away', () => {
  const { events } = setup({ sessions: 2 });
  const scene = toScene(foldWorld(events), events);
  const lanes = createRoster()(events).filter(({ kind }) => kind !== 'store');
  const { racks, hooks, hidden } = layOutBand(scene, buildHouse(placeFor(lanes, places[0]), false));
  expect([racks.length, hooks.size, hidden.length]).toEqual([0, 0, 0]);
});

it('writes beneath coats for a room what they leave room for, and makes none smaller for it', () => {
  // A stage of 1280 by 720, and the same place on a page.
  const place = { laneWidth: 420, height: 293 };
  const [onStage, onPage] = [20, 14].map((smallestText) => {
    const events = setup({ sessions: 3 }).events;
    const scene = toScene(foldWorld(events), events);
    return layOutBand(scene, buildHouse(placeFor(createRoster()(events), { ...place, smallestText }), false))
      .shape;
  });
  expect(onStage?.text).toBeGreaterThan(1.2 * (onPage?.text ?? 0));
  expect(onStage?.coat).toBeGreaterThanOrEqual(onPage?.coat ?? 1);
});
