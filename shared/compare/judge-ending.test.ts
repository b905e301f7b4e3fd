import { expect, it } from 'vitest';
import { attacker, createTraceBuilder, type TraceBuilder } from '../trace/trace-builder.ts';
import { dashboardExchange, lookupExchange, oldTicketExchange } from '../trace/trace-stories.ts';
import { judgeEnding } from './judge-ending.ts';

const judge = (tell: (trace: TraceBuilder) => unknown) => {
  const trace = createTraceBuilder();
  tell(trace);
  const ending = judgeEnding(trace.events);
  return (
    ending && `${ending.number} ${ending.actor.name} ${ending.status} ${ending.words}: ${ending.meaning}`
  );
};
const dashboardRefused = (trace: TraceBuilder) =>
  trace.exchange({
    actor: attacker,
    method: 'GET',
    path: '/dashboard',
    status: 302,
    reason: 'Found',
    responseHeaders: [['Location', '/login']],
  });

it.each([
  ['a thief who is served', lookupExchange, { actor: attacker }, '4 Attacker 200 served: bad'],
  ['a thief who is turned away', oldTicketExchange, { actor: attacker }, '4 Attacker 401 turned away: good'],
  ['a visitor who is served', dashboardExchange, {}, '4 Browser 200 served: good'],
  ['a visitor who is turned away', oldTicketExchange, {}, '4 Browser 401 turned away: bad'],
])('judges %s by what it means for the visitor', (_, exchange, story, expected) => {
  expect(judge((trace) => exchange(trace, story))).toBe(expected);
});

it('takes the login form for no welcome', () => {
  expect(judge(dashboardRefused)).toBe('2 Attacker 302 sent to the login form: good');
});

it('goes by the last answer, whatever comes after it', () => {
  const story = (trace: TraceBuilder) =>
    lookupExchange(oldTicketExchange(trace), { actor: attacker }).scriptReadsCookies();
  expect(judge(story)).toBe('8 Attacker 200 served: bad');
});

it('says nothing of a run without an answer', () => {
  expect(judge((trace) => trace.scriptReadsCookies())).toBeNull();
  expect(judge(() => undefined)).toBeNull();
});
