import { sessionKeyOf, ticketPair, userIndexKeyOf } from '../session/vocabulary.ts';
import type { Actor, Headers, Source } from './event.ts';
import type { Call, TraceBuilder } from './trace-builder.ts';

/** Who logs in, and under which id the coat hangs. */
export type Story = {
  actor?: Actor;
  username?: string;
  userId?: number;
  role?: string;
  sessionId?: string;
  ttlSeconds?: number;
};

export const exampleSessionId = '4f2a9d07b16c4e0fa3d85b7e21f60c91';

const json: Headers = [['Content-Type', 'application/json; charset=utf-8']];
const html: Headers = [['Content-Type', 'text/html; charset=utf-8']];
const password = '••••••';

const told = ({
  username = 'ada',
  userId = 2,
  role = 'member',
  sessionId = exampleSessionId,
  ttlSeconds = 3600,
  actor,
}: Story) => ({ username, userId, role, sessionId, ttlSeconds, from: actor ? { actor } : {} });

const clearing = `${ticketPair('')}; Path=/; Expires=Thu, 01 Jan 1970 00:00:00 GMT; HttpOnly; SameSite=Lax`;
const lookingUp: Source = { file: 'sessions.ts', line: 40 };

const record = ({ userId, role, username }: ReturnType<typeof told>): string =>
  JSON.stringify({ userId, role, name: username });
const lookup = (sessionId: string, found: string | null): Call => ({
  commands: [['GET', sessionKeyOf(sessionId)]],
  replies: [found],
  source: lookingUp,
});

/** The right name and password: the session is stored in one transaction and its id handed out as a cookie. */
export const loginExchange = (trace: TraceBuilder, story: Story = {}): TraceBuilder => {
  const { username, userId, sessionId, ttlSeconds, from, ...rest } = told(story);
  const ttl = String(ttlSeconds);
  const index = userIndexKeyOf(userId);
  const value = record({ username, userId, sessionId, ttlSeconds, from, ...rest });
  return trace.exchange({
    ...from,
    method: 'POST',
    path: '/api/login',
    headers: json,
    body: JSON.stringify({ username, password }),
    calls: [
      {
        transaction: true,
        commands: [
          ['SETEX', sessionKeyOf(sessionId), ttl, value],
          ['SADD', index, sessionId],
          ['EXPIRE', index, ttl],
        ],
        replies: ['OK', 1, 1],
        source: { file: 'sessions.ts', line: 25 },
      },
    ],
    status: 200,
    reason: 'OK',
    responseHeaders: json,
    setCookie: [`${ticketPair(sessionId)}; Max-Age=${ttl}; Path=/; HttpOnly; SameSite=Lax`],
    responseBody: JSON.stringify({ user: { id: userId, role: rest.role } }),
  });
};

/** A wrong password: refused without a word to the store. */
export const wrongPasswordExchange = (trace: TraceBuilder, story: Story = {}): TraceBuilder => {
  const { username, from } = told(story);
  return trace.exchange({
    ...from,
    method: 'POST',
    path: '/api/login',
    headers: json,
    body: JSON.stringify({ username, password }),
    status: 401,
    reason: 'Unauthorized',
    responseHeaders: json,
    responseBody: '{"error":"invalid credentials"}',
  });
};

/** `GET /api/protected` with a live ticket. */
export const lookupExchange = (trace: TraceBuilder, story: Story = {}): TraceBuilder => {
  const who = told(story);
  return trace.exchange({
    ...who.from,
    method: 'GET',
    path: '/api/protected',
    cookie: ticketPair(who.sessionId),
    calls: [lookup(who.sessionId, record(who))],
    status: 200,
    reason: 'OK',
    responseHeaders: json,
    responseBody: JSON.stringify({ user: { id: who.userId, role: who.role } }),
  });
};

/** `GET /dashboard` with a live ticket: the same lookup, answered as a page. */
export const dashboardExchange = (trace: TraceBuilder, story: Story = {}): TraceBuilder => {
  const who = told(story);
  return trace.exchange({
    ...who.from,
    method: 'GET',
    path: '/dashboard',
    cookie: ticketPair(who.sessionId),
    calls: [lookup(who.sessionId, record(who))],
    status: 200,
    reason: 'OK',
    responseHeaders: html,
    responseBody: '<!doctype html><h1>Your dashboard</h1>',
  });
};

/** Giving the ticket back: the key goes from the store, the cookie from the jar. */
export const logoutExchange = (trace: TraceBuilder, story: Story = {}): TraceBuilder => {
  const who = told(story);
  const deletion: Call = {
    transaction: true,
    commands: [
      ['DEL', sessionKeyOf(who.sessionId)],
      ['SREM', userIndexKeyOf(who.userId), who.sessionId],
    ],
    replies: [1, 1],
    source: { file: 'sessions.ts', line: 55 },
  };
  return trace.exchange({
    ...who.from,
    method: 'POST',
    path: '/api/logout',
    cookie: ticketPair(who.sessionId),
    calls: [lookup(who.sessionId, record(who)), deletion],
    status: 204,
    reason: 'No Content',
    setCookie: [clearing],
  });
};

/** The ticket of a session that has ended, or never was: looked for, not found, refused. */
export const oldTicketExchange = (trace: TraceBuilder, story: Story = {}): TraceBuilder => {
  const { sessionId, from } = told(story);
  return trace.exchange({
    ...from,
    method: 'GET',
    path: '/api/protected',
    cookie: ticketPair(sessionId),
    calls: [lookup(sessionId, null)],
    status: 401,
    reason: 'Unauthorized',
    responseHeaders: json,
    responseBody: '{"error":"session expired"}',
  });
};
