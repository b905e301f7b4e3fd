import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { TraceEvent } from '../trace/event.ts';
import { ownLogin, ownLogout, ownLookup, ownRecord } from '../trace/own-store-stories.ts';
import { createTraceBuilder, type Exchange, type TraceBuilder } from '../trace/trace-builder.ts';
import {
  dashboardExchange,
  exampleSessionId,
  loginExchange,
  logoutExchange,
  lookupExchange,
  oldTicketExchange,
} from '../trace/trace-stories.ts';
import { anyTrace } from '../world/any-trace.fixture.ts';
import { alignRuns } from './align-runs.ts';
import { tellDifferences } from './describe-difference.ts';

const run = (tell: (trace: TraceBuilder) => unknown): readonly TraceEvent[] => {
  const trace = createTraceBuilder();
  tell(trace);
  return trace.events;
};
const tell = (before: readonly TraceEvent[], after: readonly TraceEvent[]): string[] =>
  tellDifferences(alignRuns(before, after)).map(({ sentence }) => sentence);

const id = exampleSessionId;
const login = (told: Partial<Exchange> = {}) =>
  run((trace) =>
    trace.exchange({
      method: 'POST',
      path: '/api/login',
      cookie: `session_id=${id}`,
      status: 200,
      reason: 'OK',
      setCookie: [`session_id=${id}; Path=/`],
      ...told,
    }),
  );
const storing = (...command: [string, ...string[]]) =>
  login({ calls: [{ commands: [command], replies: ['OK'] }] });
const clearingOnly = run((trace) =>
  trace.exchange({
    method: 'POST',
    path: '/api/logout',
    cookie: `session_id=${id}`,
    status: 204,
    reason: 'No Content',
    setCookie: ['session_id=; Path=/; Max-Age=0'],
  }),
);

it.each([
  [
    'HttpOnly',
    login(),
    login({ setCookie: [`session_id=${id}; Path=/; HttpOnly`] }),
    ['After: the cookie is HttpOnly; before, scripts could read it.'],
  ],
  [
    'a TTL',
    storing('SET', `session:${id}`, '{}'),
    storing('SETEX', `session:${id}`, '3600', '{}'),
    ['After: the key has a TTL of 3,600 s; before, it never expired.'],
  ],
  [
    'a TTL lost',
    storing('SET', `session:${id}`, '{}', 'PX', '1500'),
    storing('SET', `session:${id}`, '{}'),
    ['After: the key never expires; before, it had a TTL of 1.5 s.'],
  ],
  [
    'fixation mended',
    login(),
    login({ setCookie: [`session_id=a${id}; Path=/`] }),
    ['After: the session id is new; before, the one from the request was kept.'],
  ],
  [
    'an id that can be guessed',
    login({ setCookie: ['session_id=7; Path=/'] }),
    login({ setCookie: [`session_id=a${id}; Path=/`] }),
    ['After: the id is long; before, it was short enough to guess.'],
  ],
  [
    'a logout that deletes',
    clearingOnly,
    run((trace) => logoutExchange(trace)),
    [
      'New after: the store is asked before the answer; before, nobody asked it.',
      'New after: the session is deleted from the store; before, it stayed there.',
    ],
  ],
  [
    'a lookup left out',
    run((trace) => lookupExchange(trace)),
    run((trace) =>
      trace.exchange({
        method: 'GET',
        path: '/api/protected',
        cookie: `session_id=${id}`,
        status: 200,
        reason: 'OK',
      }),
    ),
    ['Missing after: the store is no longer asked before the answer.'],
  ],
  [
    'a command more in a transaction',
    storing('SETEX', `session:${id}`, '3600', '{}'),
    login({
      calls: [
        {
          commands: [
            ['SETEX', `session:${id}`, '3600', '{}'],
            ['SADD', 'user-sessions:2', id],
          ],
          replies: ['OK', 1],
        },
      ],
    }),
    ['After: the store is sent SADD user-sessions; before, it was not.'],
  ],
  [
    'a ticket that has lost its worth',
    run((trace) => lookupExchange(trace)),
    run((trace) => oldTicketExchange(trace)),
    [
      'After: nothing is found there; before, it was found there.',
      'After: the answer is 401; before, it was 200.',
    ],
  ],
  [
    'a rack for each server that became one for both',
    run((trace) => ownLogin(trace)),
    run((trace) =>
      trace.exchange({
        method: 'POST',
        path: '/api/login',
        body: '{"username":"ada"}',
        calls: [{ commands: [['SETEX', `session:${id}`, '3600', '{}']], replies: ['OK'] }],
        status: 200,
        reason: 'OK',
        setCookie: [`session_id=${id}; Path=/; HttpOnly`],
      }),
    ),
    [
      'After: the key has a TTL of 3,600 s; before, the record itself said when it ended.',
      'After: the server asks the session store; before, it asked its own memory.',
    ],
  ],
  [
    'a lookup in memory that became one in Redis, which also sends a reply',
    run((trace) => ownLookup(trace, { found: ownRecord() })),
    run((trace) => lookupExchange(trace)),
    ['After: the server asks the session store; before, it asked its own memory.'],
  ],
  [
    'a memory that became a file',
    run((trace) => ownLookup(trace, { found: ownRecord() })),
    run((trace) => ownLookup(trace, { store: 'disk', found: ownRecord() })),
    ['After: the server asks its own disk; before, it asked its own memory.'],
  ],
  [
    'a logout at a server with sessions of its own that leaves them there',
    run((trace) => ownLogout(trace)),
    run((trace) =>
      trace.exchange({
        method: 'POST',
        path: '/api/logout',
        cookie: `session_id=${id}`,
        status: 204,
        reason: 'No Content',
      }),
    ),
    ['Missing after: the session stays in the store; before, it was deleted.'],
  ],
  [
    'a step left out',
    run((trace) => lookupExchange(loginExchange(trace))),
    run((trace) => loginExchange(trace)),
    [
      'Missing after: Browser asks Server A: GET /api/protected, showing a cookie, with all that comes of it.',
    ],
  ],
  [
    'two steps changed round',
    run((trace) => lookupExchange(dashboardExchange(trace))),
    run((trace) => dashboardExchange(lookupExchange(trace))),
    [
      expect.stringMatching(
        /^Moved after: Browser asks Server A: GET .*, with all that comes of it, at another place than before\.$/,
      ),
    ],
  ],
  [
    'what a script sees',
    run((trace) => trace.scriptReadsCookies(['session_id'])),
    run((trace) => trace.scriptReadsCookies()),
    ['After: a script in the page sees no cookie; before, it saw session_id.'],
  ],
])('tells of %s', (_, before, after, sentences) => {
  expect(tell(before, after)).toEqual(sentences);
});

it('says nothing of runs that are the same', () => {
  expect(tell(storing('GET', 'a'), storing('GET', 'a'))).toEqual([]);
});

it('makes one printable line of whatever came from outside, and shows no whole id', () => {
  fc.assert(
    fc.property(anyTrace, anyTrace, (before, after) => {
      for (const sentence of tell(before, after)) {
        expect(sentence).toMatch(
          /^(After|New after|Missing after|Moved after): [^\p{Cc}\p{Cf}\p{Zl}\p{Zp}]{1,320}\.$/u,
        );
      }
    }),
  );
  const told = tell(clearingOnly, login({ path: `/a/${id}`, cookie: `x${id}=${id}` }));
  expect(told.length).toBeGreaterThan(0);
  expect(told.join()).not.toContain(id);
});
