import { expect, it } from 'vitest';
import type { Actor } from './event.ts';
import { createChapterWalk, toChapters } from './to-chapters.ts';
import { attacker, browser, createTraceBuilder, curl } from './trace-builder.ts';
import {
  dashboardExchange,
  loginExchange,
  logoutExchange,
  lookupExchange,
  oldTicketExchange,
  wrongPasswordExchange,
} from './trace-stories.ts';

const titles = (chapters: ReturnType<typeof toChapters>) => chapters.map(({ title }) => title);

it('makes one chapter of each exchange and names it by what was done', () => {
  const trace = createTraceBuilder();
  wrongPasswordExchange(trace);
  loginExchange(trace);
  lookupExchange(trace);
  dashboardExchange(trace);
  logoutExchange(trace);
  oldTicketExchange(trace);
  const chapters = toChapters(trace.events);
  expect(titles(chapters)).toEqual([
    'Log in as ada (refused)',
    'Log in as ada',
    'Look up: GET /api/protected',
    'Open the dashboard',
    'Log out',
    'Look up: GET /api/protected (refused)',
  ]);
  expect(chapters.flatMap(({ events }) => events)).toEqual(trace.events);
});

it('names a revocation by whose sessions it ends', () => {
  const trace = createTraceBuilder().exchange({
    method: 'POST',
    path: '/api/admin/users/2/revoke',
    status: 403,
    reason: 'Forbidden',
  });
  expect(titles(toChapters(trace.events))).toEqual(['Revoke all sessions of user 2 (refused)']);
});

it('keeps the exchanges of two actors apart when they interleave', () => {
  const one = createTraceBuilder();
  lookupExchange(one, { actor: browser });
  const two = createTraceBuilder();
  lookupExchange(two, { actor: attacker });
  const mixed = createTraceBuilder();
  one.events.forEach((event, index) => {
    const other = two.events[index];
    mixed.add({ ...event, exchange: 'a' });
    if (other) mixed.add({ ...other, exchange: 'b' });
  });
  const chapters = toChapters(mixed.events);
  expect(chapters.map(({ actor, events }) => [actor.id, events.map(({ number }) => number)])).toEqual([
    ['browser', [1, 3, 5, 7]],
    ['attacker', [2, 4, 6, 8]],
  ]);
});

const redirected = (
  wait: number,
  { followedBy = '/login', actor = browser }: { followedBy?: string; actor?: Actor } = {},
) =>
  createTraceBuilder()
    .exchange({
      method: 'GET',
      path: '/dashboard',
      status: 302,
      reason: 'Found',
      responseHeaders: [['Location', '/s/AAAAAAAAAAAAAAAAAAAAAA/login']],
    })
    .wait(wait)
    .exchange({ actor, method: 'GET', path: followedBy, status: 200, reason: 'OK' });

it('joins what a redirect led to with the chapter that redirected', () => {
  expect(titles(toChapters(redirected(100).events))).toEqual(['Open the dashboard (sent to log in)']);
});

it.each([
  ['too late', redirected(6_000)],
  ['elsewhere', redirected(100, { followedBy: '/dashboard' })],
  ['by another actor', redirected(100, { actor: curl })],
])('does not join a request made %s', (_, trace) => {
  expect(toChapters(trace.events)).toHaveLength(2);
});

it('gives a note a chapter of its own unless an exchange of its actor is open', () => {
  const trace = createTraceBuilder().scriptReadsCookies();
  lookupExchange(trace).scriptReadsCookies();
  expect(titles(toChapters(trace.events))).toEqual([
    'A script reads the cookies',
    'Look up: GET /api/protected',
    'A script reads the cookies',
  ]);
  const [first, second] = createTraceBuilder().exchange({
    method: 'GET',
    path: '/dashboard',
    status: 200,
    reason: 'OK',
  }).events;
  const within = createTraceBuilder();
  if (first) within.add(first);
  within.scriptReadsCookies();
  if (second) within.add(second);
  expect(toChapters(within.events).map(({ events }) => events.length)).toEqual([3]);
});

it('hands back the very same chapters while they do not change', () => {
  const trace = createTraceBuilder();
  loginExchange(trace);
  lookupExchange(trace);
  const walk = createChapterWalk();
  const growing = walk(trace.events.slice(0, 6));
  const grown = walk(trace.events);
  expect(grown).toEqual(toChapters(trace.events));
  expect(grown[0]).toBe(growing[0]);
  expect(grown[1]).not.toBe(growing[1]);
  expect(growing[1]?.events, 'what was handed out does not grow').toHaveLength(2);
  expect(grown[1]?.key).toBe(growing[1]?.key);
});

it('hands them back when the oldest events are gone, too', () => {
  const trace = createTraceBuilder();
  loginExchange(trace);
  const first = trace.events.length;
  lookupExchange(trace);
  const walk = createChapterWalk();
  const whole = walk(trace.events);
  const rest = walk(trace.events.slice(first));
  expect(rest).toHaveLength(1);
  expect(rest[0]).toBe(whole[1]);
});

it('keeps control characters and lengthy names out of a title', () => {
  const trace = createTraceBuilder();
  loginExchange(trace, { username: `a\u202e\r\nb${'😀'.repeat(10_000)}` });
  const title = toChapters(trace.events)[0]?.title ?? '';
  expect(title).toMatch(/^Log in as a b😀+…$/u);
  expect(title.length).toBeLessThan(80);
});
