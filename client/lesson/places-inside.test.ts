import { expect, it } from 'vitest';
import { sessionKeyOf, userIndexKeyOf } from '#shared/session/vocabulary.ts';
import { createTraceBuilder, type TraceBuilder } from '#shared/trace/trace-builder.ts';
import {
  loginExchange,
  logoutExchange,
  lookupExchange,
  oldTicketExchange,
  wrongPasswordExchange,
} from '#shared/trace/trace-stories.ts';
import { placesInside } from './places-inside.ts';

/** A lookup that winds up the session, and then the list that it is on. */
const idleLookup = (trace: TraceBuilder) =>
  trace.exchange({
    method: 'GET',
    path: '/dashboard',
    calls: [
      { commands: [['GETEX', sessionKeyOf('a'), 'EX', '3600']], replies: ['{"name":"ada"}'] },
      { commands: [['EXPIRE', userIndexKeyOf(2), '3600']], replies: [1] },
    ],
    status: 200,
    reason: 'OK',
  });

const placesAfter = (tell: (trace: TraceBuilder) => TraceBuilder) => {
  const { events } = tell(wrongPasswordExchange(createTraceBuilder()));
  const result = events.at(-1);
  return result && placesInside(result, events).map(({ panel, label, number }) => [panel, label, number]);
};

it.each([
  [
    'a login',
    loginExchange,
    [
      ['store', 'What is on the hook', 5],
      ['code', 'sessions.ts, line 25', 4],
      ['wire', '+2 what else it wrote', 4],
    ],
  ],
  [
    'a lookup',
    lookupExchange,
    [
      ['store', 'What is on the hook', 5],
      ['code', 'sessions.ts, line 40', 4],
    ],
  ],
  [
    'an old ticket',
    oldTicketExchange,
    [
      ['store', 'The bare hook', 5],
      ['code', 'sessions.ts, line 40', 4],
    ],
  ],
  ['a lookup that winds up more than its hook', idleLookup, [['store', 'What is on the hook', 5]]],
  [
    'a logout',
    logoutExchange,
    [
      ['store', 'The bare hook', 7],
      ['code', 'sessions.ts, line 55', 6],
      ['wire', '+1 what else it wrote', 6],
    ],
  ],
  ['a refusal without a visit', wrongPasswordExchange, [['wire', 'The whole answer', 4]]],
  ['what a script saw', (trace: TraceBuilder) => trace.scriptReadsCookies(), [['jar', 'The jar', 3]]],
])('leads on from %s', (_, tell, places) => {
  expect(placesAfter(tell)).toEqual(places);
});
