import { expect, it } from 'vitest';
import type { TraceEvent } from '../trace/event.ts';
import { ownLogin, ownLookup, ownRecord } from '../trace/own-store-stories.ts';
import { createTraceBuilder } from '../trace/trace-builder.ts';
import {
  exampleSessionId,
  loginExchange,
  logoutExchange,
  lookupExchange,
  oldTicketExchange,
  wrongPasswordExchange,
} from '../trace/trace-stories.ts';
import { moreOn, shortLabel } from './short-label.ts';

const labels = (events: readonly TraceEvent[]) =>
  events.map((event) => {
    if (event.type === 'note') return '';
    const question = events.find(
      (other) =>
        other.type === 'store-command' &&
        event.type === 'store-reply' &&
        `${other.exchange} ${other.call}` === `${event.exchange} ${event.call}`,
    );
    const { head, rest } = shortLabel(event, question);
    return head + rest;
  });

it('says of a whole visit what a human needs, and no id and no key', () => {
  const trace = createTraceBuilder();
  wrongPasswordExchange(trace);
  loginExchange(trace);
  lookupExchange(trace);
  logoutExchange(trace);
  oldTicketExchange(trace);
  const told = labels(trace.events);
  expect(told.slice(0, 6)).toEqual([
    'POST /api/login as ada',
    '401 Unauthorized',
    'POST /api/login as ada',
    'SETEX, 1 hour',
    'OK',
    '200 OK, Set-Cookie',
  ]);
  expect(told).toEqual(expect.arrayContaining(['a record, of ada', '1 gone', 'nil, a bare hook']));
  expect(told.join(' ')).not.toMatch(new RegExp(`${exampleSessionId.slice(0, 4)}|session:`));
});

it('counts the commands that travel with the one that is written', () => {
  const { events } = loginExchange(createTraceBuilder());
  expect(events.map(moreOn)).toEqual([0, 2, 0, 0]);
});

it('says whatever a store may answer', () => {
  const trace = createTraceBuilder();
  trace.exchange({
    method: 'GET',
    path: '/',
    status: 200,
    reason: 'OK',
    calls: [
      { commands: [['SMEMBERS', 'user-sessions:2']], replies: [{ ok: true, value: ['a', 'b'] }] },
      { commands: [['SET', 'session:x', '{}', 'EX', '90']], replies: ['OK'] },
      { commands: [['HGETALL', 'session:x']], replies: [{ ok: true, value: { name: 'grace' } }] },
      { commands: [['GET', 'session:x']], replies: ['no JSON, but a record of its own'] },
      { commands: [['HGET', 'session:x', 'role']], replies: ['user'] },
      { commands: [['PING']], replies: ['PONG'] },
      { commands: [['INCR', 'hits']], replies: [3] },
    ],
  });
  expect(labels(trace.events).slice(1, -1)).toEqual([
    'SMEMBERS',
    '2 of them',
    'SET, 1 minute 30 seconds',
    'OK',
    'HGETALL',
    'a record, of grace',
    'GET',
    'a record',
    'HGET',
    'user',
    'PING',
    'PONG',
    'INCR',
    '3',
  ]);
});

it('says what a server does in its own memory or on its own disk, without key and record', () => {
  const trace = createTraceBuilder();
  for (const store of ['memory', 'disk'] as const) {
    ownLogin(trace, { store });
    ownLookup(trace, { store, found: ownRecord() });
  }
  const told = labels(trace.events.filter(({ type }) => type === 'own-store'));
  expect(told).toEqual([
    'sessions.set',
    'sessions.get → a record, of ada',
    'read sessions.json → no such file',
    'write sessions.json',
    'read sessions.json → all records',
  ]);
});
