import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Actor } from '../trace/event.ts';
import { attacker, browser, createTraceBuilder } from '../trace/trace-builder.ts';
import {
  exampleSessionId as id,
  loginExchange,
  logoutExchange,
  lookupExchange,
  oldTicketExchange,
} from '../trace/trace-stories.ts';
import { anyTrace } from './any-trace.fixture.ts';
import { applyEvent, emptyWorld, foldWorld } from './fold-world.ts';
import { ticketWorth } from './ticket-worth.ts';

const start = 1_790_000_000_000;

const story = () => {
  const trace = createTraceBuilder({ at: start });
  loginExchange(trace);
  lookupExchange(trace);
  logoutExchange(trace);
  return oldTicketExchange(trace);
};

it('tells a session from login to logout', () => {
  const { events } = story();
  const stored = foldWorld(events, 3);
  expect(stored.keys.get(`session:${id}`)).toEqual({
    key: `session:${id}`,
    value: { type: 'string', text: '{"userId":2,"role":"member","name":"ada"}' },
    expiresAt: start + 6 + 3_600_000,
    writtenBy: 2,
  });
  expect(stored.keys.get('user-sessions:2')?.value).toEqual({ type: 'set', members: [id] });
  expect(stored.changed).toEqual({ cookies: [], keys: [`session:${id}`, 'user-sessions:2'] });

  const end = foldWorld(events);
  expect(end.keys).toEqual(new Map());
  expect(end.open).toEqual(new Map());
  expect([...end.sessions.values()]).toEqual([
    {
      id,
      user: { id: 2, role: 'member' },
      createdBy: 2,
      usedBy: [6, 10],
      home: { store: 'redis', server: 'A' },
      holder: 'browser',
      stolen: null,
      end: { how: 'deleted', by: 12, at: start + 26 },
    },
  ]);
});

it('lets a command take effect with its good reply and not before', () => {
  const { events } = story();
  expect(foldWorld(events, 2).keys.size).toBe(0);
  expect(foldWorld(events, 3).keys.size).toBe(2);
});

it('leaves a browser’s jar as it is where the browser refuses the cookie', () => {
  const trace = createTraceBuilder({ at: start });
  const login = { method: 'POST', path: '/api/login', status: 200, reason: 'OK' };
  const setCookie = [`session_id=${id}; Path=/; HttpOnly; SameSite=None`];
  trace.exchange({ ...login, setCookie }).exchange({ ...login, setCookie, actor: attacker });
  const { jars } = foldWorld(trace.events);
  expect(jars.get('browser')?.cookies).toEqual([]);
  expect(jars.get(attacker.id)?.cookies).toMatchObject([{ value: id, sameSite: 'None' }]);
});

it('fills the jar with the cookie and all its attributes, and empties it at logout', () => {
  const { events } = story();
  expect(foldWorld(events, 4).jars.get('browser')?.cookies).toEqual([
    {
      name: 'session_id',
      value: id,
      path: '/',
      domain: null,
      expiresAt: start + 8 + 3_600_000,
      httpOnly: true,
      secure: false,
      sameSite: 'Lax',
      setBy: 4,
      plantedBy: null,
    },
  ]);
  expect(foldWorld(events, 14).jars.get('browser')?.cookies).toEqual([]);
  expect(foldWorld(events, 14).changed.cookies).toEqual([{ actor: 'browser', name: 'session_id' }]);
});

it('marks a cookie that no server set as brought along by the actor', () => {
  const jar = foldWorld(story().events).jars.get('browser');
  expect(jar?.cookies).toMatchObject([{ name: 'session_id', value: id, setBy: null }]);
});

it('lets what was brought along go when it is not shown any more', () => {
  const trace = story();
  trace.exchange({ method: 'GET', path: '/api/protected', status: 401, reason: 'Unauthorized' });
  expect(foldWorld(trace.events).jars.get('browser')?.cookies).toEqual([]);
});

it('sees the empty jar of a device that is played here, by its next request; a browser elsewhere may have reasons to show nothing', () => {
  const jarAfter = (agent: string) => {
    const phone: Actor = { id: 'device-1', kind: 'device', name: 'Grace’s phone' };
    const trace = createTraceBuilder();
    const headers: [string, string][] = [['user-agent', agent]];
    const login = { method: 'POST', path: '/api/login', status: 200, reason: 'OK' };
    trace.exchange({ ...login, actor: phone, headers, setCookie: [`session_id=${id}; Path=/s/a-sandbox/`] });
    expect(foldWorld(trace.events).jars.get('device-1')?.cookies).toHaveLength(1);
    trace.exchange({ method: 'GET', path: '/', status: 401, reason: 'Unauthorized', actor: phone, headers });
    return foldWorld(trace.events).jars.get('device-1')?.cookies;
  };
  expect(jarAfter('Grace?s phone')).toEqual([]);
  expect(jarAfter('Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0')).toHaveLength(1);
});

it('lets a login take the place of what was brought along, wherever that came from', () => {
  const trace = story();
  const path = '/s/a-sandbox/';
  trace.exchange({
    method: 'POST',
    path: '/api/login',
    status: 200,
    reason: 'OK',
    setCookie: [`session_id=fresh; Path=${path}; HttpOnly; SameSite=Lax`],
  });
  expect(foldWorld(trace.events).jars.get('browser')?.cookies).toMatchObject([{ value: 'fresh', path }]);
});

it('keeps one jar for each actor', () => {
  const trace = createTraceBuilder();
  loginExchange(trace, { actor: browser });
  lookupExchange(trace, { actor: attacker });
  const { jars } = foldWorld(trace.events);
  expect([...jars.keys()]).toEqual(['browser', 'attacker']);
  expect(jars.get('attacker')?.cookies[0]?.setBy).toBeNull();
  expect(jars.get('browser')?.cookies[0]?.setBy).toBe(4);
});

it('lets key, cookie and session end when their time has come', () => {
  const trace = createTraceBuilder();
  loginExchange(trace, { ttlSeconds: 60 });
  trace.wait(60_001);
  const live = foldWorld(trace.events);
  expect(ticketWorth(live, id)).toBe('live');
  trace.scriptReadsCookies();
  const later = foldWorld(trace.events);
  expect(later.keys.size).toBe(0);
  expect(later.jars.get('browser')?.cookies).toEqual([]);
  expect(later.sessions.get(id)?.end).toEqual({ how: 'expired', by: null, at: start + 6 + 60_000 });
  expect(ticketWorth(later, id)).toBe('ended');
});

it('believes the store when it no longer has a key', () => {
  const trace = createTraceBuilder();
  oldTicketExchange(loginExchange(trace));
  expect(foldWorld(trace.events).sessions.get(id)?.end?.how).toBe('expired');
});

it('knows what a ticket is worth', () => {
  const world = foldWorld(story().events);
  expect(ticketWorth(world, null)).toBe('none');
  expect(ticketWorth(world, 'never-seen')).toBe('unknown');
  expect(ticketWorth(world, id)).toBe('ended');
});

it('folds in one go as it folds step by step', () => {
  fc.assert(
    fc.property(anyTrace, fc.nat(30), (events, upTo) => {
      const stepwise = events.filter(({ number }) => number <= upTo).reduce(applyEvent, emptyWorld);
      expect(foldWorld(events, upTo)).toEqual(stepwise);
    }),
  );
});

it('takes valid events in any order without a throw, and leaves its input alone', () => {
  fc.assert(
    fc.property(anyTrace, (events) => {
      const before = structuredClone(events);
      let world = emptyWorld;
      for (const event of events) {
        const kept = structuredClone(world);
        const next = applyEvent(world, event);
        expect(world).toEqual(kept);
        world = next;
      }
      expect(events).toEqual(before);
    }),
    { numRuns: 300 },
  );
});

it('shares what an event left alone', () => {
  const { events } = story();
  const before = foldWorld(events, 4);
  const event = events[4];
  if (!event) throw new Error('The story is too short.');
  const after = applyEvent(before, event);
  expect(after.keys).toBe(before.keys);
  expect(after.sessions).toBe(before.sessions);
  expect(after.jars).toBe(before.jars);
});

it('leaves a thief his cookie whatever age it was given, and though he was told to drop it', () => {
  const jarAfter = (actor: typeof attacker | typeof browser) => {
    const trace = createTraceBuilder({ at: start });
    loginExchange(trace, { actor });
    trace.wait(2 * 3_600_000);
    logoutExchange(trace, { actor });
    return foldWorld(trace.events)
      .jars.get(actor.id)
      ?.cookies.map(({ value }) => value);
  };
  expect(jarAfter(attacker)).toEqual([id]);
  expect(jarAfter(browser)).toEqual([]);
});

it('knows what came last into a thief’s drop, which is neither a cookie of his nor any server’s doing', () => {
  const trace = createTraceBuilder().drop(id);
  const { drops, jars, servers, sessions } = foldWorld(trace.events);
  expect([...drops]).toEqual([['attacker', { actor: attacker, ticket: id, token: null, by: 1 }]]);
  expect(jars.get('attacker')).toEqual({ actor: attacker, cookies: [] });
  expect([servers.size, sessions.size]).toEqual([0, 0]);
  expect(foldWorld(trace.drop(null).events).drops.get('attacker')).toEqual({
    actor: attacker,
    ticket: null,
    token: null,
    by: 3,
  });
});

it('empties the jar of a thief who shows nothing, and no browser’s', () => {
  const given = (actor: typeof attacker) => ({
    actor,
    method: 'POST',
    path: '/api/login',
    status: 200,
    reason: 'OK',
    setCookie: [`session_id=${id}; Path=/s/abc/; HttpOnly`],
  });
  const bare = (actor: typeof attacker) => ({
    actor,
    method: 'GET',
    path: '/dashboard',
    status: 302,
    reason: 'Found',
  });
  const trace = createTraceBuilder();
  for (const actor of [attacker, browser]) trace.exchange(given(actor)).exchange(bare(actor));
  const { jars } = foldWorld(trace.events);
  expect(jars.get('attacker')?.cookies).toEqual([]);
  expect(jars.get('browser')?.cookies).toHaveLength(1);
});
