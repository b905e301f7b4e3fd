import { describe, expect, it } from 'vitest';
import { firstSettings, type SandboxSettings } from '../sandbox/settings.ts';
import { ownLogin, ownLookup, ownRecord } from '../trace/own-store-stories.ts';
import { writeToken } from '../trace/token-stories.ts';
import { attacker, browser, createTraceBuilder, curl, type Exchange } from '../trace/trace-builder.ts';
import {
  loginExchange,
  logoutExchange,
  lookupExchange,
  wrongPasswordExchange,
} from '../trace/trace-stories.ts';
import { findObserved, observe } from './is-observed.ts';
import type { Observation } from './lesson.ts';

const logIn = (id: string, ttl = 3600): Exchange => ({
  method: 'POST',
  path: '/api/login',
  status: 200,
  reason: 'OK',
  calls: [
    { commands: [['SETEX', `session:${id}`, String(ttl), '{"id":2,"role":"member"}']], replies: ['OK'] },
  ],
  setCookie: [`session_id=${id}; Path=/; HttpOnly`],
});
const look = (cookie: string | null, status = 200, path = '/api/protected'): Exchange => ({
  method: 'GET',
  path,
  cookie,
  status,
  reason: '',
});
const logOut = (id: string): Exchange => ({
  method: 'POST',
  path: '/api/logout',
  cookie: `session_id=${id}`,
  status: 204,
  reason: 'No Content',
  calls: [{ commands: [['DEL', `session:${id}`]], replies: [1] }],
  setCookie: ['session_id=; Path=/; Expires=Thu, 01 Jan 1970 00:00:00 GMT'],
});

function setup(...exchanges: Exchange[]) {
  const trace = createTraceBuilder();
  for (const exchange of exchanges) trace.exchange(exchange);
  const holds = (wanted: object) =>
    observe([{ says: 'x', request: 'GET /api/protected', ...wanted } as Observation], trace.events)[0];
  return { trace, holds };
}

describe('observe', () => {
  it('holds nothing of an empty trace, and everything of an empty list', () => {
    expect(observe([{ says: 'x', request: 'GET /' }], [])).toEqual([false]);
    expect(observe([], createTraceBuilder().exchange(logIn('a')).events)).toEqual([]);
  });

  it('answers for each observation, in whatever order things were done', () => {
    const { trace } = setup(logOut('a'), look(null, 401), logIn('a'));
    const wanted: Observation[] = [
      { says: 'in', request: 'POST /api/login', status: 200 },
      { says: 'wrong', request: 'POST /api/login', status: 401 },
      { says: 'out', request: 'POST /api/logout' },
    ];
    expect(observe(wanted, trace.events)).toEqual([true, false, true]);
  });

  it('knows the answer, or the note, that showed it first', () => {
    const { trace } = setup(logIn('a'), look(null, 401), look(null, 401));
    trace.scriptReadsCookies();
    const wanted: Observation[] = [
      { says: 'asked', request: 'GET /api/protected' },
      { says: 'looked', note: 'script-read-cookies' },
      { says: 'out', request: 'POST /api/logout' },
    ];
    const [asked, looked, out] = findObserved(wanted, trace.events);
    const { events } = trace;
    expect(asked).toBe(events.find((event) => event.type === 'response' && event.status === 401)?.number);
    expect(looked).toBe(events.at(-1)?.number);
    expect(out).toBeNull();
  });

  it('compares method and path, and ignores a query on either side', () => {
    const { holds } = setup(look(null, 401, '/api/protected?from=tab&x=1'));
    expect(holds({})).toBe(true);
    expect(holds({ request: 'GET /api/protected?other' })).toBe(true);
    expect(holds({ request: 'POST /api/protected' })).toBe(false);
    expect(holds({ request: 'GET /api/protecte' })).toBe(false);
  });

  it.each([
    [401, true],
    ['4xx', true],
    [400, false],
    ['2xx', false],
    ['5xx', false],
  ])('takes a 401 for %s: %s', (status, expected) => {
    expect(setup(look(null, 401)).holds({ status })).toBe(expected);
  });

  it('waits for the response', () => {
    const { trace } = setup(look(null, 401));
    const wanted: Observation[] = [{ says: 'x', request: 'GET /api/protected' }];
    expect(observe(wanted, trace.events.slice(0, 1))).toEqual([false]);
    expect(observe(wanted, trace.events)).toEqual([true]);
  });

  it('never lends one exchange the response of another', () => {
    const first = setup(look('session_id=a', 200)).trace.events;
    const second = setup(look(null, 401)).trace.events.map((event) => ({ ...event, exchange: 'other' }));
    const mixed = [first[0], second[0], second[1], first[1]].filter((event) => event !== undefined);
    const wanted: Observation[] = [
      { says: 'x', request: 'GET /api/protected', ticket: 'none', status: 401 },
      { says: 'x', request: 'GET /api/protected', ticket: 'none', status: 200 },
      { says: 'x', request: 'GET /api/protected', ticket: 'unknown', status: 401 },
    ];
    expect(observe(wanted, mixed)).toEqual([true, false, false]);
  });

  it('tells a cookie that is set from one that is cleared', () => {
    const { holds } = setup(logIn('a'), logOut('a'));
    const cookie = { 'sets-cookie': 'session_id' };
    const cleared = { 'clears-cookie': 'session_id' };
    expect(holds({ request: 'POST /api/login', ...cookie })).toBe(true);
    expect(holds({ request: 'POST /api/login', ...cleared })).toBe(false);
    expect(holds({ request: 'POST /api/logout', ...cookie })).toBe(false);
    expect(holds({ request: 'POST /api/logout', ...cleared })).toBe(true);
    expect(holds({ request: 'POST /api/login', 'sets-cookie': 'session' })).toBe(false);
  });

  it('knows a cleared cookie by Max-Age too', () => {
    const { holds } = setup({ ...logOut('a'), setCookie: ['session_id=x; Max-Age=0'] });
    expect(holds({ request: 'POST /api/logout', 'clears-cookie': 'session_id' })).toBe(true);
  });

  it('sees redirects as they were answered', () => {
    const { holds } = setup(look(null, 302, '/dashboard'), look(null, 200, '/login'));
    expect(holds({ request: 'GET /dashboard', status: '3xx' })).toBe(true);
    expect(holds({ request: 'GET /dashboard', status: 200 })).toBe(false);
  });

  it('tells actors apart by their kind', () => {
    const { holds } = setup({ ...look(null), actor: curl });
    expect(holds({ actor: 'curl' })).toBe(true);
    expect(holds({ actor: 'browser' })).toBe(false);
  });

  it('holds a note that somebody wrote down', () => {
    const wanted: Observation[] = [{ says: 'x', note: 'script-read-cookies' }];
    expect(observe(wanted, setup(look(null)).trace.events)).toEqual([false]);
    expect(observe(wanted, createTraceBuilder().scriptReadsCookies().events)).toEqual([true]);
  });

  it.each([
    ['none', null],
    ['none', 'other=a'],
    ['none', 'xsession_id=a'],
    ['live', 'other=1; session_id=a'],
    ['unknown', 'session_id=never'],
    ['unknown', 'session_id=%E0%A4%A'],
  ])('calls the ticket %s for the cookie line %s', (worth, cookie) => {
    const { holds } = setup(logIn('a'), look(cookie));
    const worths = ['none', 'live', 'ended', 'unknown'];
    expect(worths.filter((ticket) => holds({ ticket }))).toEqual([worth]);
  });

  it('judges a ticket by the moment the request arrived', () => {
    const { trace } = setup(look('session_id=a', 401), logIn('a'), look('session_id=a'), logOut('a'));
    trace.exchange(look('session_id=a', 401));
    const wanted = (ticket: 'live' | 'ended' | 'unknown', status: number): Observation => ({
      says: 'x',
      request: 'GET /api/protected',
      ticket,
      status,
    });
    const asked = [wanted('unknown', 401), wanted('live', 200), wanted('ended', 401), wanted('live', 401)];
    expect(observe(asked, trace.events)).toEqual([true, true, true, false]);
    expect(observe([{ says: 'x', request: 'POST /api/logout', ticket: 'live' }], trace.events)).toEqual([
      true,
    ]);
  });

  it('ends a ticket when its TTL has run out, without any command', () => {
    const { trace, holds } = setup(logIn('a', 60));
    trace.wait(59_000).exchange(look('session_id=a'));
    expect(holds({ ticket: 'ended' })).toBe(false);
    trace.wait(2000).exchange(look('session_id=a', 401));
    expect(holds({ ticket: 'ended', status: 401 })).toBe(true);
  });

  it('believes in no session whose write the store refused', () => {
    const calls = [
      {
        commands: [['SETEX', 'session:a', '60', '{}'] as const],
        replies: [{ ok: false as const, error: 'OOM' }],
      },
    ];
    expect(setup({ ...logIn('a'), calls }, look('session_id=a')).holds({ ticket: 'unknown' })).toBe(true);
  });

  it('sees a session begun by SET EX within a transaction', () => {
    const calls = [
      {
        transaction: true,
        commands: [['SET', 'session:a', '{}', 'EX', '60'] as const, ['SADD', 'user:2', 'a'] as const],
        replies: ['OK', 1],
      },
    ];
    expect(setup({ ...logIn('a'), calls }, look('session_id=a')).holds({ ticket: 'live' })).toBe(true);
  });

  it('counts what must come after another only once that other has been seen', () => {
    const { trace } = setup(logIn('a'), look('session_id=a'), logOut('a'));
    const wanted: Observation[] = [
      { says: 'out', request: 'POST /api/logout' },
      { says: 'restarted', note: 'server-changed', after: 1 },
      { says: 'known', request: 'GET /api/protected', status: 200, after: [1, 2] },
    ];
    expect(observe(wanted, trace.events)).toEqual([true, false, false]);
    trace.exchange(logIn('b')).exchange(look('session_id=b'));
    expect(observe(wanted, trace.events)).toEqual([true, false, false]);
    trace.note({ kind: 'server-changed', now: 'restarted' }, 'A');
    expect(observe(wanted, trace.events)).toEqual([true, true, false]);
    trace.exchange(look('session_id=b'));
    expect(observe(wanted, trace.events)).toEqual([true, true, true]);
  });

  it('does not take a request that was under way already for one that came after', () => {
    const { events } = setup(look('session_id=a'), logOut('a')).trace;
    const [asked, answered, out, gone] = events.filter(
      ({ type }) => type === 'request' || type === 'response',
    );
    if (!asked || !answered || !out || !gone) throw new Error('the two exchanges are not there');
    const mixed = [asked, out, gone, answered].map((event, index) => ({ ...event, number: index + 1 }));
    const wanted: Observation[] = [
      { says: 'out', request: 'POST /api/logout' },
      { says: 'known', request: 'GET /api/protected' },
      { says: 'known after', request: 'GET /api/protected', after: 1 },
    ];
    expect(observe(wanted, mixed)).toEqual([true, true, false]);
  });

  it('notices events added to the same list', () => {
    const { trace, holds } = setup(look(null));
    expect(holds({ status: 401 })).toBe(false);
    trace.exchange({ ...look(null, 401), actor: browser });
    expect(holds({ status: 401 })).toBe(true);
  });
});

describe('a trace that grows', () => {
  it('is told the same as when it is read from its start, and another one begins anew', () => {
    const { events } = logoutExchange(lookupExchange(loginExchange(createTraceBuilder())));
    const other = wrongPasswordExchange(createTraceBuilder()).events;
    const wanted = [
      { says: 'in', request: 'POST /api/login', status: '2xx' as const },
      { says: 'out', request: 'POST /api/logout', ticket: 'live' as const },
    ];
    const told = events.map((_, index) => observe(wanted, events.slice(0, index + 1)).join());
    expect(told[0]).toBe('false,false');
    expect(told).toContain('true,false');
    expect(told.at(-1)).toBe('true,true');
    expect(observe(wanted, other)).toEqual([false, false]);
    expect(observe(wanted, events)).toEqual([true, true]);
  });

  it('counts how old a session is by the sandbox’s clock', () => {
    const trace = createTraceBuilder().exchange(logIn('a'));
    trace.wait(20 * 60_000).exchange(look('session_id=a'));
    const holds = (minutes: number) =>
      observe([{ says: 'x', request: 'GET /api/protected', 'minutes-old': minutes }], trace.events)[0];
    expect([holds(20), holds(21)]).toEqual([true, false]);
  });

  it('tells in which store a request was looked up', () => {
    const trace = ownLogin(createTraceBuilder(), { store: 'disk' });
    const holds = (store: string) =>
      observe(
        [{ says: 'x', request: 'POST /api/login', 'sessions-in': store } as Observation],
        trace.events,
      )[0];
    expect([holds('disk'), holds('redis')]).toEqual([true, false]);
  });

  it('does not take a ticket for a live one whose record lies past its time', () => {
    const story = { sessionId: 'a', expiresAt: 1_790_000_060_000 };
    const trace = ownLogin(createTraceBuilder(), story).wait(120_000);
    ownLookup(trace, { ...story, found: ownRecord(story), isOver: true });
    const holds = (ticket: string) =>
      observe([{ says: 'x', request: 'GET /api/protected', ticket } as Observation], trace.events)[0];
    expect([holds('ended'), holds('live')]).toEqual([true, false]);
  });

  it('tells servers and devices of the same kind apart', () => {
    const phone = { id: 'd1', kind: 'device', name: 'Phone' } as const;
    const { holds } = setup({ ...look(null, 401), server: 'B', actor: phone });
    expect(holds({ server: 'B', name: 'Phone', actor: 'device' })).toBe(true);
    expect(holds({ server: 'A' })).toBe(false);
    expect(holds({ name: 'Tablet' })).toBe(false);
  });

  it('asks a note for its server, its state and its settings', () => {
    const { trace } = setup();
    const settings = { ...firstSettings, servers: ['A', 'B'], sessionsIn: 'memory' } as SandboxSettings;
    trace
      .note({ kind: 'clock-moved', byMs: 1000 })
      .note({ kind: 'server-changed', now: 'restarted' }, 'B')
      .note({ kind: 'store-changed', now: 'down' })
      .note({ kind: 'settings-changed', settings })
      .note({ kind: 'keys-expired', keys: ['session:a'] }, 'A');
    const holds = (note: object) => observe([{ says: 'x', ...note } as Observation], trace.events)[0];
    expect(holds({ note: 'clock-moved' })).toBe(true);
    expect(holds({ note: 'server-changed', server: 'B', now: 'restarted' })).toBe(true);
    expect(holds({ note: 'server-changed', server: 'A' })).toBe(false);
    expect(holds({ note: 'store-changed', now: 'down' })).toBe(true);
    expect(holds({ note: 'store-changed', now: 'up' })).toBe(false);
    expect(holds({ note: 'settings-changed', servers: 2, 'sessions-in': 'memory' })).toBe(true);
    expect(holds({ note: 'settings-changed', servers: 2, 'sessions-in': 'disk' })).toBe(false);
    expect(holds({ note: 'keys-expired' })).toBe(true);
    expect(holds({ note: 'keys-expired', server: 'A' })).toBe(false);
  });

  it('asks a drop for whose it is and what came into it, and takes it for nothing that a server was asked', () => {
    const { trace } = setup();
    trace.drop('1001');
    const holds = (wanted: object) =>
      observe([{ says: 'x', request: 'POST /drop', ...wanted } as Observation], trace.events)[0];
    expect(holds({ receiver: 'Attacker' })).toBe(true);
    expect(holds({ receiver: 'Attacker', sends: 'ticket', actor: 'browser', status: 204 })).toBe(true);
    expect(holds({ receiver: 'Attacker', sends: 'nothing' })).toBe(false);
    expect(holds({ receiver: 'Thief' })).toBe(false);
    expect(holds({})).toBe(false);
    trace.drop(null);
    expect(holds({ receiver: 'Attacker', sends: 'nothing' })).toBe(true);
  });

  it('takes a drop with a token for neither a ticket nor nothing', () => {
    const { trace } = setup();
    const body = JSON.stringify({ token: writeToken() });
    trace.exchange({
      method: 'POST',
      path: '/drop',
      status: 204,
      reason: 'No Content',
      receiver: attacker,
      body,
    });
    const sends = (what: string) =>
      observe(
        [{ says: 'x', request: 'POST /drop', receiver: 'Attacker', sends: what } as Observation],
        trace.events,
      );
    expect(['token', 'ticket', 'nothing'].map(sends)).toEqual([[true], [false], [false]]);
  });
});
