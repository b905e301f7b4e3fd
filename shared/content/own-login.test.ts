import { expect, it } from 'vitest';
import { attacker, createTraceBuilder } from '../trace/trace-builder.ts';
import { exampleSessionId, loginExchange, lookupExchange } from '../trace/trace-stories.ts';
import { ownLoginOf } from './own-login.ts';
import { requestByHand } from './request-by-hand.ts';

const start = 1_790_000_000_000;

it('finds the last number that the thief was given himself, whatever he has shown since', () => {
  const trace = createTraceBuilder({ at: start });
  loginExchange(trace, { actor: attacker });
  lookupExchange(trace, { actor: attacker, sessionId: '1003' });
  const own = ownLoginOf(trace.events, attacker);
  expect(own).toMatchObject({ number: exampleSessionId, username: 'ada' });
  expect(own?.at).toBeGreaterThan(start);
});

it('does not take another’s number for his', () => {
  const trace = createTraceBuilder();
  loginExchange(trace);
  lookupExchange(trace, { actor: attacker });
  expect(ownLoginOf(trace.events, attacker)).toBeNull();
});

it('knows by what name he logged in, though his cookie was renewed later', () => {
  const trace = createTraceBuilder({ at: start });
  loginExchange(trace, { actor: attacker });
  const { at } = trace.events.at(-1) ?? { at: 0 };
  trace.wait(60_000).exchange({
    actor: attacker,
    method: 'GET',
    path: '/dashboard',
    status: 200,
    reason: 'OK',
    setCookie: [`session_id=${exampleSessionId}; Path=/; Max-Age=7200`],
  });
  expect(ownLoginOf(trace.events, attacker)).toEqual({ number: exampleSessionId, username: 'ada', at });
});

it('tells a terminal what to send in his place', () => {
  const thief = {
    type: 'device',
    label: 'x',
    kind: 'attacker',
    name: 'Attacker',
    route: 'GET /admin',
  } as const;
  const trace = createTraceBuilder();
  const cookieOf = (action: Parameters<typeof requestByHand>[0]) =>
    requestByHand(action, trace.events)?.headers.Cookie ?? null;
  expect(cookieOf({ ...thief, shows: '1234' })).toBe('session_id=1234');
  expect(cookieOf({ ...thief, guesses: 'one-less' })).toBeNull();
  trace.exchange({
    actor: attacker,
    method: 'POST',
    path: '/api/login',
    status: 200,
    reason: 'OK',
    setCookie: ['session_id=1004; Path=/'],
  });
  expect(cookieOf({ ...thief, guesses: 'one-less' })).toBe('session_id=1003');
  expect(cookieOf({ ...thief, guesses: 'one-more' })).toBe('session_id=1005');
  expect(cookieOf({ ...thief, guesses: 'recipe', of: 'admin' })).toBeNull();
  expect(cookieOf({ type: 'request', label: 'x', route: 'GET /admin' })).toBeNull();
});
