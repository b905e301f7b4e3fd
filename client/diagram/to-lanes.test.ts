import { expect, it } from 'vitest';
import type { Actor } from '#shared/trace/event.ts';
import { toChapters } from '#shared/trace/to-chapters.ts';
import { createTraceBuilder } from '#shared/trace/trace-builder.ts';
import { lookupExchange } from '#shared/trace/trace-stories.ts';
import { createRoster } from './create-roster.ts';
import { haveLanes, toLanes } from './to-lanes.ts';

const person = (id: string, kind: Actor['kind'], name: string): Actor => ({ id, kind, name });
const browser = person('browser', 'browser', 'Browser');
const phone = person('phone', 'device', 'Phone');
const thief = person('attacker', 'attacker', 'Thief');
const admin = person('admin', 'admin', 'Admin');

/** One lookup of each, in this order. */
const setup = (...actors: Actor[]) => {
  const trace = createTraceBuilder();
  for (const actor of actors) lookupExchange(trace, { actor });
  const chapters = toChapters(trace.events);
  const roster = createRoster()(trace.events);
  const lanesAt = (from: number, wish: Partial<Parameters<typeof toLanes>[1]> = {}) => {
    const { shown, away } = toLanes(roster, {
      open: chapters.slice(from),
      before: chapters.slice(0, from),
      called: [],
      needed: [],
      most: 5,
      ...wish,
    });
    return { shown: shown.map(({ name }) => name), away: away.map(({ name }) => name) };
  };
  return { trace, chapters, roster, lanesAt };
};

it('stands with three before anything has happened', () => {
  expect(setup().lanesAt(0)).toEqual({ shown: ['Browser', 'Server A', 'Session Store'], away: [] });
});

it('has lanes for those who speak in the open chapters, in the order of the whole trace', () => {
  const { lanesAt } = setup(browser, phone, thief, admin, browser, phone);
  expect(lanesAt(4)).toEqual({
    shown: ['Phone', 'Browser', 'Server A', 'Session Store'],
    away: ['Admin', 'Thief'],
  });
  expect(lanesAt(2, { open: setup(browser, phone, thief, admin).chapters.slice(2) }).shown).toEqual([
    'Admin',
    'Thief',
    'Server A',
    'Session Store',
  ]);
});

it('brings back whoever is called, before whoever the page names, and never more than there may be', () => {
  const { lanesAt } = setup(browser, phone, thief, admin, browser, phone);
  expect(lanesAt(4, { called: ['admin'], needed: ['attacker'] })).toEqual({
    shown: ['Admin', 'Phone', 'Browser', 'Server A', 'Session Store'],
    away: ['Thief'],
  });
  expect(lanesAt(4, { needed: ['attacker'] }).shown).toContain('Thief');
  expect(lanesAt(4, { needed: ['attacker'], most: 4 }).shown).not.toContain('Thief');
});

it('fills up to three with those who spoke last, where few speak', () => {
  const { trace, roster } = setup(browser, phone);
  trace.note({ kind: 'clock-moved', byMs: 60_000 });
  const chapters = toChapters(trace.events);
  const { shown } = toLanes(roster, {
    open: chapters.slice(-1),
    before: chapters.slice(0, -1),
    called: [],
    needed: [],
    most: 5,
  });
  expect(shown.map(({ name }) => name)).toEqual(['Phone', 'Server A', 'Session Store']);
});

it('keeps both servers side by side as long as there is room', () => {
  const trace = createTraceBuilder();
  for (const server of ['A', 'B']) {
    const calls = [{ commands: [['GET', 'session:4f2a']], replies: [null] }] as const;
    trace.exchange({ method: 'GET', path: '/', calls, status: 401, reason: 'Unauthorized', server });
  }
  const chapters = toChapters(trace.events);
  const roster = createRoster()(trace.events);
  const wish = { open: chapters.slice(1), before: chapters.slice(0, 1), called: [], needed: [] };
  expect(toLanes(roster, { ...wish, most: 5 }).shown.map(({ id }) => id)).toEqual([
    'browser',
    'server',
    'server2',
    'store',
  ]);
  expect(toLanes(roster, { ...wish, most: 3 }).away.map(({ id }) => id)).toEqual(['server']);
  const noVisit = toChapters(trace.note({ kind: 'clock-moved', byMs: 1 }).events).slice(-1);
  expect(toLanes(roster, { ...wish, open: noVisit, most: 5 }).away, 'and the store').toEqual([]);
});

it('lets a server go that has closed, once nobody speaks of it any more, until it opens again', () => {
  const trace = createTraceBuilder();
  const ask = (server: string) =>
    trace.exchange({ method: 'GET', path: '/', calls: [], status: 401, reason: 'Unauthorized', server });
  const say = (now: 'started' | 'stopped') => trace.note({ kind: 'server-changed', now }, 'B');
  const namesNow = () => {
    const chapters = toChapters(trace.events);
    const [open, before] = [chapters.slice(-1), chapters.slice(0, -1)];
    const wish = { open, before, called: [], needed: [], most: 5 };
    return toLanes(createRoster()(trace.events), wish).shown.map(({ id }) => id);
  };
  ask('A');
  ask('B');
  say('stopped');
  expect(namesNow()).toContain('server2');
  ask('A');
  expect(namesNow()).toEqual(['browser', 'server', 'store']);
  say('started');
  ask('A');
  expect(namesNow()).toEqual(['browser', 'server', 'server2', 'store']);
});

it('shows no store where servers keep sessions for themselves, unless somebody asks for it', () => {
  const trace = createTraceBuilder();
  trace.exchange({
    method: 'GET',
    path: '/api/protected',
    calls: [{ operation: { name: 'map.get', key: '4f2a', value: null } }],
    status: 401,
    reason: 'Unauthorized',
  });
  const open = toChapters(trace.events);
  const roster = createRoster()(trace.events);
  const wish = { open, before: [], called: [], needed: [], most: 5 };
  expect(toLanes(roster, wish).shown.map(({ id }) => id)).toEqual(['browser', 'server']);
  expect(toLanes(roster, { ...wish, called: ['store'] }).shown.map(({ id }) => id)).toEqual([
    'browser',
    'server',
    'store',
  ]);
});

it('knows whether there are lanes for all', () => {
  const { chapters, roster } = setup(browser, phone, thief, admin);
  expect(haveLanes(roster, chapters.slice(2), { called: [], most: 4 })).toBe(true);
  expect(haveLanes(roster, chapters.slice(2), { called: ['device'], most: 4 })).toBe(false);
  expect(haveLanes(roster, chapters.slice(1), { called: [], most: 4 })).toBe(false);
});
