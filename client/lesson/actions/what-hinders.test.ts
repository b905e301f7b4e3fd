import { expect, it } from 'vitest';
import type { Action, Observation } from '#shared/content/lesson.ts';
import { attacker, createTraceBuilder } from '#shared/trace/trace-builder.ts';
import { loginExchange, logoutExchange } from '#shared/trace/trace-stories.ts';
import { foldWorld } from '#shared/world/fold-world.ts';
import { whatHinders } from './what-hinders.ts';

const nobody = createTraceBuilder();
const loggedIn = createTraceBuilder();
loginExchange(loggedIn);
const loggedOut = createTraceBuilder();
loginExchange(loggedOut);
logoutExchange(loggedOut);

const ask: Action = { type: 'request', label: 'Ask', route: 'GET /api/protected' };
const logIn: Action = { type: 'log-in', username: 'ada', password: 'x' };
const steal: Action = {
  type: 'device',
  label: 'Copy',
  kind: 'attacker',
  name: 'Thief',
  route: 'GET /dashboard',
  takes: 'browser-ticket',
};
const live: Observation = { says: 'known', request: 'GET /api/protected', ticket: 'live' };
const byPhone: Observation = { ...live, name: 'Phone' };

const hinders = (
  trace: typeof nobody,
  actions: Action[],
  { observe = [], isWhole = true }: { observe?: Observation[]; isWhole?: boolean } = {},
) => whatHinders({ actions, observe }, { world: foldWorld(trace.events), isWhole })?.says ?? null;

const opensNothing = 'Your ticket opens nothing: log in first.';

it('says to log in where a live ticket is waited for, and the browser has none', () => {
  for (const trace of [nobody, loggedOut])
    expect(hinders(trace, [ask], { observe: [live] })).toBe(opensNothing);
  expect(hinders(loggedIn, [ask], { observe: [live] })).toBeNull();
});

it('lets a beat be done that logs in itself, or waits for nothing of the browser’s own', () => {
  expect(hinders(nobody, [logIn, ask], { observe: [live] })).toBeNull();
  expect(hinders(nobody, [ask], { observe: [byPhone] })).toBeNull();
  expect(hinders(nobody, [ask])).toBeNull();
});

it('knows not what a ticket is worth of which the beginning is gone', () => {
  expect(hinders(nobody, [ask], { observe: [live], isWhole: false })).toBeNull();
  expect(hinders(nobody, [{ type: 'read-cookies', label: 'Look' }], { isWhole: false })).toBeNull();
});

it('says so where the ticket of a device is to be copied that has none, and will have none', () => {
  const copy: Action = { ...steal, takes: 'ticket', of: 'Phone' };
  const phone: Action = {
    type: 'device',
    label: 'Log in',
    kind: 'device',
    name: 'Phone',
    route: 'POST /api/login',
    username: 'ada',
  };
  expect(hinders(loggedIn, [copy])).toBe('Phone has no ticket that could be copied: let Phone log in first.');
  expect(hinders(nobody, [phone, copy])).toBeNull();
});

it('says so wherever among the actions a ticket is copied, looked for or shown again', () => {
  expect(hinders(nobody, [ask, steal])).toMatch(/no ticket that could be copied: log in first/);
  expect(hinders(loggedIn, [ask, steal])).toBeNull();
  expect(hinders(nobody, [logIn, steal])).toBeNull();
  expect(hinders(nobody, [{ type: 'read-cookies', label: 'Look' }])).toMatch(/log in first/);
  const again: Action = { type: 'old-ticket', label: 'Again', route: 'GET /api/protected' };
  expect(hinders(loggedIn, [again])).toMatch(/log out first/);
  expect(hinders(loggedOut, [again])).toBeNull();
});

it('lets a thief reckon only from a number that he was given, by this very press or before', () => {
  const thief = { type: 'device', label: 'x', kind: 'attacker', name: 'Attacker' } as const;
  const guess: Action = { ...thief, route: 'GET /admin', guesses: 'one-less' };
  const own: Action = { ...thief, route: 'POST /api/login', username: 'linus', password: 'x' };
  expect(hinders(loggedIn, [guess])).toBe(
    'Attacker has no number of his own to reckon from: let him log in first.',
  );
  expect(hinders(loggedIn, [own, guess])).toBeNull();
  const given = createTraceBuilder();
  loginExchange(given, { actor: attacker });
  expect(hinders(given, [guess])).toBeNull();
});

it('says that a thief has nothing to plant, unless he gets a ticket first or makes a number up', () => {
  const plant: Action = { type: 'plant', label: 'Plant', name: 'Attacker' };
  const logsIn: Action = {
    type: 'device',
    label: 'Log in',
    kind: 'attacker',
    name: 'Attacker',
    route: 'POST /api/login',
  };
  expect(hinders(loggedIn, [plant])).toMatch(/^Attacker has no ticket that could be planted/);
  expect(hinders(nobody, [logsIn, plant])).toBeNull();
  expect(hinders(nobody, [{ ...plant, number: '4711' }])).toBeNull();
  const his = createTraceBuilder();
  loginExchange(his, { actor: attacker });
  expect(hinders(his, [plant])).toBeNull();
});

it('says that nothing has come to a drop, unless a script sends something there first', () => {
  const take: Action = { ...steal, takes: 'drop' };
  const send: Action = { type: 'script', label: 'Send', 'sends-to': 'Thief' };
  expect(hinders(loggedIn, [take])).toMatch(/^Nothing has come to the thief’s drop yet/);
  expect(hinders(loggedIn, [send, take])).toBeNull();
  expect(hinders(nobody, [send])).toMatch(/no ticket that a script could look for/);
  const sent = loginExchange(createTraceBuilder()).drop(null, { id: 'a1', kind: 'attacker', name: 'Thief' });
  expect(hinders(sent, [take])).toBeNull();
});

it('has a script that asks in somebody’s name wait for that name', () => {
  const act: Action = { type: 'script', label: 'Act', route: 'GET /api/protected' };
  expect(hinders(loggedOut, [act], { observe: [live] })).not.toBeNull();
  expect(hinders(loggedIn, [act], { observe: [live] })).toBeNull();
});
