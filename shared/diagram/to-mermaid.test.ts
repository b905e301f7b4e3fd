import { expect, it } from 'vitest';
import { ownLogin, ownLogout, ownLookup, ownRecord } from '../trace/own-store-stories.ts';
import { createTraceBuilder } from '../trace/trace-builder.ts';
import {
  exampleSessionId,
  loginExchange,
  logoutExchange,
  lookupExchange,
  oldTicketExchange,
} from '../trace/trace-stories.ts';
import { firstServer, participantsOf, store } from './participants.ts';
import { toMermaid } from './to-mermaid.ts';

const story = () => {
  const trace = createTraceBuilder();
  loginExchange(trace).scriptReadsCookies();
  return oldTicketExchange(logoutExchange(lookupExchange(trace))).events;
};

it('writes a session as a sequence diagram', () => {
  expect(
    toMermaid(story())
      .text.split('\n')
      .map((line) => line.trim()),
  ).toEqual([
    'sequenceDiagram',
    'actor browser as Browser',
    'participant server as Server A',
    'participant store@{ "type" : "database" } as Session Store',
    'browser->>server: POST /api/login as ada',
    'server->>store: SETEX session:4f2a…c91 3600 and 2 more',
    'store-->>server: OK, 1, 1',
    'server-->>browser: 200 OK, sets session_id=4f2a…c91',
    'Note over browser: keeps the cookie session_id',
    'Note over browser: a script sees nothing in document.cookie',
    'browser->>server: GET /api/protected, session_id=4f2a…c91',
    'server->>store: GET session:4f2a…c91',
    'store-->>server: userId:2, role:member, name:ada',
    'server-->>browser: 200 OK',
    'browser->>server: POST /api/logout, session_id=4f2a…c91',
    'server->>store: GET session:4f2a…c91',
    'store-->>server: userId:2, role:member, name:ada',
    'server->>store: DEL session:4f2a…c91 and 1 more',
    'store-->>server: 1, 1',
    'Note over store: session 4f2a…c91 deleted',
    'server-->>browser: 204 No Content, clears session_id',
    'Note over browser: drops the cookie session_id',
    'browser->>server: GET /api/protected, session_id=4f2a…c91',
    'server->>store: GET session:4f2a…c91',
    'store-->>server: nil',
    'server-->>browser: 401 Unauthorized',
    '',
  ]);
});

it('says which cookie a browser refuses', () => {
  const { events } = createTraceBuilder().exchange({
    method: 'POST',
    path: '/api/login',
    status: 200,
    reason: 'OK',
    setCookie: ['session_id=4f2a; SameSite=None', 'other=1; SameSite=None; Secure'],
  });
  expect(toMermaid(events).text).toContain(
    'Note over browser: refuses the cookie session_id: None without Secure',
  );
  expect(toMermaid(events).text).toContain('Note over browser: keeps the cookie other');
});

it('writes what a server does in its own memory or file as the server’s own doing, without a reply', () => {
  const record = ownRecord({ expiresAt: 1_790_000_060_000 });
  const trace = ownLogin(createTraceBuilder());
  ownLookup(trace, { found: record });
  ownLookup(trace, { server: 'B', found: null });
  ownLogout(trace);
  ownLogin(trace, { store: 'disk' });
  ownLogout(trace, { store: 'disk' });
  const { text, owners } = toMermaid(trace.events);
  const own = text.split('\n').filter((line) => /server2?->>server|over server/.test(line));
  expect(
    own.map((line) => line.trim().replaceAll('#34;', '"').replaceAll('#123;', '{').replaceAll('#125;', '}')),
  ).toEqual([
    'server->>server: sessions.set("4f2a…c91", {…})',
    'server->>server: sessions.get("4f2a…c91") → {…}',
    'server2->>server2: sessions.get("4f2a…c91") → undefined',
    'server->>server: sessions.delete("4f2a…c91") → true',
    'Note over server: session 4f2a…c91 deleted',
    'server->>server: read sessions.json → no such file',
    'server->>server: write sessions.json',
    'server->>server: write sessions.json',
    'Note over server: session 4f2a…c91 deleted',
  ]);
  expect(text).not.toMatch(/store|SETEX|GET session/);
  expect(new Set(owners)).toEqual(new Set(trace.events.map(({ number }) => number)));
});

it('says that a cookie is dropped only by who may have it', () => {
  const { events } = logoutExchange(createTraceBuilder());
  const withoutCookie = events.map((event) =>
    event.type === 'request'
      ? { ...event, headers: event.headers.filter(([name]) => name !== 'Cookie') }
      : event,
  );
  const drops = 'drops the cookie';
  expect(events.some((event) => event.type === 'request' && event.headers.length > 0)).toBe(true);
  expect(toMermaid(events).text).toContain(drops);
  expect(toMermaid(withoutCookie).text).toContain('clears session_id');
  expect(toMermaid(withoutCookie).text).not.toContain(drops);
  // Whose request was let go may have shown anything.
  expect(toMermaid(events.filter(({ type }) => type !== 'request')).text).toContain(drops);
});

it('shows no whole session id', () => {
  expect(toMermaid(story()).text).not.toContain(exampleSessionId);
});

it('tells which statement draws which event', () => {
  const { statements, owners } = toMermaid(story());
  expect(owners.slice(0, 7)).toEqual([1, 2, 3, 4, 4, 5, 6]);
  expect([...statements].slice(0, 6)).toEqual([
    ...[1, 2, 3, 4].map((number) => [number, number - 1]),
    [5, 5],
    [6, 6],
  ]);
});

it('keeps the columns it is given, and puts whoever is missing at the end of the queue', () => {
  const { events } = oldTicketExchange(createTraceBuilder(), {
    actor: { id: 'phone', kind: 'device', name: 'Ada’s phone' },
  });
  const participants = participantsOf(events, [firstServer, store]);
  expect(participants.map(({ id, name }) => [id, name])).toEqual([
    ['device', 'Ada’s phone'],
    ['server', 'Server A'],
    ['store', 'Session Store'],
  ]);
  expect(toMermaid(events, { participants }).text).toContain(
    'sequenceDiagram\n  actor device as Ada’s phone\n',
  );
});

it('leaves names out where they would widen columns', () => {
  const participants = [{ id: 'device', kind: 'device', name: 'Grandmother’s laptop', of: 'd' }] as const;
  const heads = toMermaid([], { participants, heads: 'nameless' }).text;
  expect(heads).toContain('participant device as -');
  expect(heads).not.toContain('Grandmother');
  expect(toMermaid([], { participants, heads: 'plain' }).text).toContain('participant device as Grandmother');
});

it('gives two devices and two servers columns of their own', () => {
  const trace = createTraceBuilder();
  for (const id of ['a', 'b']) {
    const told = { method: 'GET', path: '/', status: 200, reason: 'OK', server: id.toUpperCase() };
    trace.exchange({ ...told, actor: { id, kind: 'device', name: `Phone ${id}` } });
  }
  const { text } = toMermaid(trace.events);
  expect(text).toContain('device2->>server2: GET /');
  expect(text).toMatch(/participant server as Server A\n(.*\n)*.*participant server2 as Server B\n/);
});

it('draws what a script sends to a thief to his own lane, past every server', () => {
  const lines = (ticket: string | null, options = {}) =>
    toMermaid(createTraceBuilder().drop(ticket).events, options)
      .text.split('\n')
      .map((line) => line.trim());
  expect(lines(exampleSessionId)).toEqual([
    'sequenceDiagram',
    'actor attacker as Attacker',
    'actor browser as Browser',
    `browser->>attacker: POST /drop, session_id=4f2a…c91`,
    'attacker-->>browser: 204 No Content',
    '',
  ]);
  expect(lines(null)).toContain('browser->>attacker: POST /drop, no ticket');
  const short = lines(null, { roomAcross: () => ({ lines: 1, length: 60 }) });
  expect(short).toContain('browser->>attacker: POST /drop, no ticket');
});

it('notes over a page that a script asks', () => {
  const { events } = createTraceBuilder().scriptAsks('GET /api/protected');
  expect(toMermaid(events).text).toContain('Note over browser: a script in the page asks, by itself');
});
