import fc from 'fast-check';
import { expect, it } from 'vitest';
import { anyTrace } from '../world/any-trace.fixture.ts';
import { describeEvent } from './describe-event.ts';
import { ownLogin, ownLogout, ownLookup, ownRecord } from './own-store-stories.ts';
import { createTraceBuilder } from './trace-builder.ts';
import { exampleSessionId, loginExchange, logoutExchange, oldTicketExchange } from './trace-stories.ts';

it('tells a session in plain sentences', () => {
  const trace = createTraceBuilder();
  oldTicketExchange(logoutExchange(loginExchange(trace))).scriptReadsCookies();
  expect(trace.events.map(describeEvent)).toEqual([
    'Browser asks Server A: POST /api/login as ada',
    'Server A stores session 4f2a…c91 for 3,600 seconds, then adds 4f2a…c91 to the session list of user 2, then lets the session list of user 2 live for 3,600 seconds, all at once',
    'Session Store answers Server A: OK, 1, 1',
    'Server A answers Browser: 200 OK and sets the cookie session_id',
    'Browser asks Server A: POST /api/logout, showing a cookie',
    'Server A looks up session 4f2a…c91',
    'Session Store answers Server A: here it is',
    'Server A deletes session 4f2a…c91, then removes 4f2a…c91 from the session list of user 2, all at once',
    'Session Store answers Server A: 1, 1',
    'Server A answers Browser: 204 No Content and clears the cookie session_id',
    'Browser asks Server A: GET /api/protected, showing a cookie',
    'Server A looks up session 4f2a…c91',
    'Session Store answers Server A: nothing there',
    'Server A answers Browser: 401 Unauthorized',
    'A script in Browser’s page reads document.cookie and sees no cookie at all',
  ]);
});

it('tells what a server does in its own memory or file, and that nobody else does', () => {
  const trace = ownLogin(createTraceBuilder());
  ownLookup(trace, { server: 'B', found: null });
  ownLookup(trace, { found: ownRecord() });
  ownLogout(trace);
  trace.exchange({
    method: 'GET',
    path: '/admin',
    calls: [
      { operation: { name: 'map.entries', size: 0 } },
      { operation: { name: 'map.entries', size: 1 } },
      { operation: { name: 'map.entries', size: 3 } },
      { operation: { name: 'map.delete', key: exampleSessionId, existed: false } },
    ],
    status: 200,
    reason: 'OK',
  });
  ownLogin(trace, { store: 'disk' });
  ownLogout(trace, { store: 'disk' });
  expect(trace.events.filter(({ type }) => type === 'own-store').map(describeEvent)).toEqual([
    'Server A, in its own memory, keeps session 4f2a…c91',
    'Server B, in its own memory, looks up session 4f2a…c91: nothing there',
    'Server A, in its own memory, looks up session 4f2a…c91: it is there',
    'Server A, in its own memory, deletes session 4f2a…c91',
    'Server A, in its own memory, goes through its sessions: there is none',
    'Server A, in its own memory, goes through the one session',
    'Server A, in its own memory, goes through all 3 sessions',
    'Server A, in its own memory, deletes session 4f2a…c91, which was not there',
    'Server A, on its own disk, reads sessions.json: there is no such file',
    'Server A, on its own disk, writes sessions.json with session 4f2a…c91',
    'Server A, on its own disk, writes sessions.json without session 4f2a…c91',
  ]);
});

it('never says a whole session id', () => {
  const trace = createTraceBuilder();
  loginExchange(trace);
  expect(trace.events.map(describeEvent).join()).not.toContain(exampleSessionId);
});

it('makes one short printable line of whatever came from outside', () => {
  fc.assert(
    fc.property(anyTrace, (events) => {
      for (const event of events)
        expect(describeEvent(event)).toMatch(/^[^\p{Cc}\p{Cf}\p{Zl}\p{Zp}]{1,250}$/u);
    }),
  );
  const trace = createTraceBuilder();
  loginExchange(trace, { username: `\u202eada\r\n${'😀'.repeat(10_000)}` });
  expect(trace.events.map(describeEvent)[0]).toMatch(
    /^Browser asks Server A: POST \/api\/login as ada 😀+…$/u,
  );
});
