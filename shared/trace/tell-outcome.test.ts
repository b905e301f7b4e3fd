import { expect, it } from 'vitest';
import { firstSettings } from '../sandbox/settings.ts';
import { tellOutcome } from './tell-outcome.ts';
import { createTraceBuilder, type TraceBuilder } from './trace-builder.ts';
import {
  dashboardExchange,
  loginExchange,
  logoutExchange,
  oldTicketExchange,
  wrongPasswordExchange,
} from './trace-stories.ts';

const outcomeOf = (tell: (trace: TraceBuilder) => TraceBuilder) => {
  const { events } = tell(createTraceBuilder());
  const last = events.at(-1);
  const told = last && tellOutcome(last, events);
  return told && [told.status, told.words, told.kind];
};
const exchange =
  (path: string, status: number, location: string | null = null) =>
  (trace: TraceBuilder) =>
    trace.exchange({
      method: path.endsWith('revoke') ? 'POST' : 'GET',
      path,
      status,
      reason: '',
      responseHeaders: location === null ? [] : [['Location', location]],
    });

it.each([
  ['a login', loginExchange, [200, 'let in', 'served']],
  ['a wrong password', wrongPasswordExchange, [401, 'turned away', 'refused']],
  ['a page', dashboardExchange, [200, 'served', 'served']],
  ['a logout', logoutExchange, [204, 'logged out', 'served']],
  ['an old ticket', oldTicketExchange, [401, 'turned away', 'refused']],
  [
    'the way to the form',
    exchange('/dashboard', 302, '/login?next=%2F'),
    [302, 'sent to the login form', 'refused'],
  ],
  ['another way', exchange('/', 302, '/dashboard'), [302, 'sent on', 'served']],
  ['a revocation', exchange('/api/admin/users/2/revoke', 200), [200, 'revoked', 'served']],
  ['a forbidden place', exchange('/admin', 403), [403, 'not allowed', 'refused']],
  ['no place', exchange('/nowhere', 404), [404, 'nothing there', 'refused']],
  ['a store that is down', exchange('/api/protected', 503), [503, 'could not serve', 'refused']],
])('tells how %s ended', (_, tell, told) => {
  expect(outcomeOf(tell)).toEqual(told);
});

it.each([
  [{ kind: 'clock-moved', byMs: 1_200_000 }, '20 minutes later'],
  [{ kind: 'keys-expired', keys: ['session:a'] }, 'time is up'],
  [{ kind: 'server-changed', now: 'restarted' }, 'Server A restarted'],
  [{ kind: 'store-changed', now: 'down' }, 'store down'],
  [{ kind: 'settings-changed', settings: firstSettings }, 'arranged anew'],
] as const)('tells a note: %j', (note, words) => {
  expect(outcomeOf((trace) => trace.note({ ...note } as Parameters<TraceBuilder['note']>[0]))).toEqual([
    null,
    words,
    'noted',
  ]);
});

it('tells what a script saw', () => {
  expect(outcomeOf((trace) => trace.scriptReadsCookies())).toEqual([null, 'saw nothing', 'noted']);
  expect(outcomeOf((trace) => trace.scriptReadsCookies(['session_id']))?.[1]).toBe('saw session_id');
});

it('has nothing to tell of what ends nothing', () => {
  const { events } = loginExchange(createTraceBuilder());
  expect(events.slice(0, -1).map((event) => tellOutcome(event, events))).toEqual([null, null, null]);
});

it.each([
  ['somebody served', dashboardExchange, 'browser', 'good'],
  ['somebody turned away', oldTicketExchange, 'browser', 'bad'],
  ['a thief served', dashboardExchange, 'attacker', 'bad'],
  ['a thief turned away', oldTicketExchange, 'attacker', 'good'],
] as const)('tells what an outcome means for the visitor: %s', (_, story, kind, meaning) => {
  const { events } = story(createTraceBuilder(), { actor: { id: `${kind}-1`, kind, name: 'Somebody' } });
  const last = events.at(-1);
  expect(last && tellOutcome(last, events)?.meaning).toBe(meaning);
});
