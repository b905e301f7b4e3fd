import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TraceEvent } from '../trace/event.ts';
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
import type { Alignment } from './alignment.ts';

const otherId = '99ee00aa11bb22cc33dd44ee55ff6677';
const run = (tell: (trace: TraceBuilder) => unknown, at?: number): readonly TraceEvent[] => {
  const trace = createTraceBuilder(at === undefined ? {} : { at });
  tell(trace);
  return trace.events;
};
const kinds = ({ rows }: Alignment): string => rows.map(({ kind }) => kind).join(' ');
/** Each difference on a line: `aspect of: before → after`. */
const differences = ({ rows }: Alignment): string[] =>
  rows.flatMap((row) =>
    row.differences.map(({ aspect, of, before, after }) => `${aspect} ${of}: ${before} → ${after}`),
  );
const count = ({ rows }: Alignment, kind: string): number => rows.filter((row) => row.kind === kind).length;

const login = (told: Partial<Exchange> = {}, id = exampleSessionId): Exchange => ({
  method: 'POST',
  path: '/api/login',
  body: '{"username":"ada","password":"••••••"}',
  calls: [{ commands: [['SETEX', `session:${id}`, '3600', '{}']], replies: ['OK'] }],
  status: 200,
  reason: 'OK',
  setCookie: [`session_id=${id}; Path=/; HttpOnly; SameSite=Lax`],
  ...told,
});
const compareLogins = (before: Exchange, after: Exchange): string[] =>
  differences(
    alignRuns(
      run((trace) => trace.exchange(before)),
      run((trace) => trace.exchange(after)),
    ),
  );

const wholeStory = (sessionId: string) => (trace: TraceBuilder) => {
  const story = { sessionId };
  loginExchange(trace, story).scriptReadsCookies();
  oldTicketExchange(logoutExchange(lookupExchange(trace, story), story), story);
};

describe('what makes no difference', () => {
  it('sees the same story in other ids and at another time as the same', () => {
    const before = run(wholeStory(exampleSessionId));
    const after = run((trace) => wholeStory(otherId)(trace.wait(12_345)), 5_000_000);
    const alignment = alignRuns(before, after);
    expect(count(alignment, 'same')).toBe(before.length);
    expect(alignment.rows).toHaveLength(before.length);
  });

  it('sees no difference in hosts, dates, the sandbox’s address or a second of lifetime', () => {
    const mount = (id: string) => [`session_id=${exampleSessionId}; Max-Age=3600; Path=${id}/; HttpOnly`];
    const told = (id: string, ttl: string, port: string): Exchange =>
      login({
        headers: [['Host', `localhost:${port}`]],
        calls: [{ commands: [['SETEX', 'session:a', ttl, '{}']], replies: ['OK'] }],
        responseHeaders: [
          ['Date', `Sun, 0${port[0]} Nov 2026 00:00:00 GMT`],
          ['Location', `${id}/dashboard`],
        ],
        setCookie: mount(id),
        status: 303,
        reason: 'See Other',
      });
    const here = told(`/s/${'a'.repeat(22)}`, '3600', '1111');
    const elsewhere = `/s/${'b'.repeat(22)}`;
    expect(compareLogins(here, told(elsewhere, '3599', '2222'))).toEqual([]);
    expect(compareLogins(here, told(`/coat-check${elsewhere}`, '3599', '2222'))).toEqual([]);
  });

  it('takes SETEX and SET with EX for the same', () => {
    const calls = [
      { commands: [['SET', `session:${exampleSessionId}`, '{}', 'EX', '3600'] as const], replies: ['OK'] },
    ];
    expect(compareLogins(login(), login({ calls }))).toEqual([]);
  });

  it.each([
    ['both', [] as readonly TraceEvent[], [] as readonly TraceEvent[], ''],
    ['the first', [], run((trace) => trace.exchange(login({ calls: [] }))), 'new new'],
    ['the second', run((trace) => trace.exchange(login({ calls: [] }))), [], 'missing missing'],
  ])('lays out runs of which %s is empty', (_, before, after, expected) => {
    expect(kinds(alignRuns(before, after))).toBe(expected);
  });
});

describe('what makes a difference', () => {
  it.each([
    ['HttpOnly', '; Path=/; SameSite=Lax', 'http-only session_id: yes → no'],
    ['SameSite', '; Path=/; HttpOnly', 'same-site session_id: Lax → none given'],
    ['Secure', '; Path=/; HttpOnly; SameSite=Lax; Secure', 'secure session_id: no → yes'],
    ['Path', '; HttpOnly; SameSite=Lax', 'cookie-path session_id: / → /api'],
    ['Max-Age', '; Path=/; HttpOnly; SameSite=Lax; Max-Age=60', 'cookie-life session_id: no → yes'],
  ])('tells of a cookie with another %s', (_, attributes, expected) => {
    const setCookie = [`session_id=${otherId}${attributes}`];
    expect(compareLogins(login(), login({ setCookie }))).toContain(expected);
    expect(compareLogins(login(), login({ setCookie })).filter((one) => !one.startsWith('id '))).toHaveLength(
      1,
    );
  });

  it('tells of a key without a TTL', () => {
    const calls = [{ commands: [['SET', `session:${exampleSessionId}`, '{}'] as const], replies: ['OK'] }];
    expect(compareLogins(login(), login({ calls }))).toEqual(['ttl SET session: 3600 → none']);
  });

  it('tells of a TTL that comes by a second command', () => {
    const key = `session:${exampleSessionId}`;
    const calls = [
      { commands: [['SET', key, '{}'] as const], replies: ['OK'] },
      { commands: [['EXPIRE', key, '3600'] as const], replies: [1] },
    ];
    expect(compareLogins(login(), login({ calls }))).toEqual([
      'ttl SET session: 3600 → later',
      'event : null → store-command',
    ]);
  });

  it('tells of a logout that clears the cookie only', () => {
    const clearing = { method: 'POST', path: '/api/logout', cookie: `session_id=${exampleSessionId}` };
    const before = run((trace) =>
      trace.exchange({
        ...clearing,
        status: 204,
        reason: 'No Content',
        setCookie: ['session_id=; Max-Age=0; Path=/'],
      }),
    );
    const alignment = alignRuns(
      before,
      run((trace) => logoutExchange(trace, { sessionId: otherId })),
    );
    expect(kinds(alignment)).toBe('same new new new new same');
    expect(alignment.rows.map((row) => row.differences.length)).toEqual([0, 1, 0, 1, 0, 0]);
  });

  it('tells fixation from a fresh id, at the command and at the cookie', () => {
    const cookie = `session_id=${exampleSessionId}`;
    expect(compareLogins(login({ cookie }), login({ cookie }, otherId))).toEqual([
      'issued-id SET session: kept → new',
      'issued-id session_id: kept → new',
    ]);
  });

  it('tells of an id planted by an address and kept', () => {
    const story = (id: string) =>
      run((trace) =>
        trace
          .exchange({ method: 'GET', path: `/login?sid=${exampleSessionId}`, status: 200, reason: 'OK' })
          .exchange(login({}, id)),
      );
    expect(differences(alignRuns(story(exampleSessionId), story(otherId)))[0]).toBe(
      'id SET session 0: known → new',
    );
  });

  it('tells once that an id is another one, not at every later arrow', () => {
    const story = (id: string) =>
      run((trace) =>
        lookupExchange(trace.exchange(login({ cookie: `session_id=${exampleSessionId}` }, id)), {
          sessionId: id,
        }),
      );
    expect(differences(alignRuns(story(exampleSessionId), story(otherId)))).toHaveLength(2);
  });

  it('tells of what the store finds, the status and a cookie that is not shown', () => {
    const live = run((trace) => lookupExchange(trace));
    const ended = run((trace) => oldTicketExchange(trace));
    expect(differences(alignRuns(live, ended))).toEqual([
      'reply GET session: something → nothing',
      'status : 200 → 401',
    ]);
    const without = run((trace) =>
      trace.exchange({ method: 'GET', path: '/api/protected', status: 401, reason: 'Unauthorized' }),
    );
    expect(differences(alignRuns(ended, without))).toEqual([
      'cookie-sent session_id: yes → null',
      'event the only question: store-command → null',
    ]);
  });

  it('shows a redirect more as new, with all that follows it', () => {
    const before = run((trace) => dashboardExchange(trace));
    const after = run((trace) =>
      dashboardExchange(
        trace.exchange({
          method: 'GET',
          path: '/',
          status: 302,
          reason: 'Found',
          responseHeaders: [['Location', '/dashboard']],
        }),
      ),
    );
    expect(kinds(alignRuns(before, after))).toBe('new new same same same same');
    expect(kinds(alignRuns(after, before))).toBe('missing missing same same same same');
  });

  it('shows what changed places as moved', () => {
    const before = run((trace) => lookupExchange(dashboardExchange(trace)));
    const after = run((trace) => dashboardExchange(lookupExchange(trace)));
    const alignment = alignRuns(before, after);
    expect([count(alignment, 'missing'), count(alignment, 'same'), count(alignment, 'new')]).toEqual([
      4, 4, 4,
    ]);
    expect(differences(alignment).map((one) => one.split(':')[0])).toEqual(['event moved', 'event moved']);
  });

  it('does not call a request moved that has another end', () => {
    const before = run((trace) => loginExchange(oldTicketExchange(trace)));
    const after = run((trace) => lookupExchange(loginExchange(trace)));
    expect(differences(alignRuns(before, after))).not.toContain('event moved: request → null');
  });

  it('never pairs unlike requests, or commands that have nothing in common', () => {
    const alignment = alignRuns(
      run((trace) => logoutExchange(trace)),
      run((trace) => lookupExchange(trace)),
    );
    expect(count(alignment, 'same') + count(alignment, 'changed')).toBe(0);
  });
});

describe('for any two traces', () => {
  it('finds a run the same as itself', () => {
    fc.assert(
      fc.property(anyTrace, (events) => {
        expect(alignRuns(events, events).rows).toEqual(
          events.map((event) => ({ kind: 'same', before: event, after: event, differences: [] })),
        );
      }),
    );
  });

  it('shows every event of both exactly once and in order', () => {
    fc.assert(
      fc.property(anyTrace, anyTrace, (before, after) => {
        const { rows } = alignRuns(before, after);
        expect(rows.flatMap((row) => row.before ?? [])).toEqual(before);
        expect(rows.flatMap((row) => row.after ?? [])).toEqual(after);
      }),
    );
  });

  it('finds missing what the other way round is new', () => {
    fc.assert(
      fc.property(anyTrace, anyTrace, (before, after) => {
        const [there, back] = [alignRuns(before, after), alignRuns(after, before)];
        expect(count(there, 'missing')).toBe(count(back, 'new'));
        expect(count(there, 'new')).toBe(count(back, 'missing'));
        expect(count(there, 'changed')).toBe(count(back, 'changed'));
      }),
    );
  });
});

it('aligns 2,000 events with 2,000 others without a freeze', () => {
  // No two exchanges alike, which is the most work there can be.
  const story = (seed: string) =>
    run((trace) => {
      for (let index = 0; index < 500; index += 1) {
        const body = JSON.stringify({ username: `${seed}${index}` });
        trace.exchange(login({ body }, `${index}${otherId}`));
      }
    });
  const [before, after] = [story('a'), story('b')];
  // About 1 s on two idle cores; a search without memory would take hours.
  expect(alignRuns(before, after).rows).toHaveLength(2000);
}, 120_000);

it('tells of a drop that it has nothing to send any more, and to whom one goes that went to a server', () => {
  const before = run((trace) => trace.scriptReadsCookies(['session_id']).drop(exampleSessionId));
  const after = run((trace) => trace.scriptReadsCookies([]).drop(null));
  const alignment = alignRuns(before, after);
  expect(differences(alignment)).toContain('sent-by-script : ticket → nothing');
  expect(kinds(alignment)).toBe('changed changed same');
  const again = run((trace) => trace.scriptReadsCookies(['session_id']).drop(otherId));
  expect(differences(alignRuns(before, again))).toEqual([]);
  const toServer = run((trace) =>
    trace
      .scriptReadsCookies([])
      .exchange({ method: 'POST', path: '/drop', status: 204, reason: 'No Content' }),
  );
  expect(differences(alignRuns(toServer, after))).toContain('receiver : null → attacker');
});
