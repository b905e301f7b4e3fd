import { describe, expect, it } from 'vitest';
import { browser } from '../trace/actors.ts';
import type { TraceEvent } from '../trace/event.ts';
import { gatherFindings } from './gather-findings.ts';
import { passedCheck } from './passed-check.fixture.ts';
import type { CheckResult } from './verdict.ts';

const shared = { at: 0, exchange: 'x', actor: browser, server: 'A', headers: [], body: null };

/** A request and the answer that shows the fault. */
const asked = (path: string, status: number, reason: string, line: number | null = null): TraceEvent[] => [
  { ...shared, number: 1, type: 'request', method: 'POST', path, source: null },
  {
    ...shared,
    number: 2,
    type: 'response',
    status,
    reason,
    durationMs: 1,
    source: line === null ? null : { file: 'exercise.ts', line },
  },
];

let made = 0;
const failing = (
  happened: string,
  events: TraceEvent[] = [],
  rest: Partial<CheckResult> = {},
): CheckResult => {
  made += 1;
  return passedCheck(`check-${made}`, {
    name: '',
    points: 2,
    status: 'fail',
    fault: 'wrong-behaviour',
    happened,
    events,
    site: 1,
    offending: events.length || null,
    ...rest,
  });
};
const many = (count: number, make: (index: number) => CheckResult) =>
  Array.from({ length: count }, (_, index) => make(index));
const shapeOf = (bad: readonly CheckResult[]) =>
  gatherFindings(bad).map(({ first, others, reason }) => [
    bad.indexOf(first),
    others.length,
    reason?.title ?? null,
  ]);

describe('gathering findings', () => {
  it('tells a missing route once, whatever each check says of it', () => {
    const bad = many(6, (index) =>
      failing(`Login ${index} was answered with 404.`, asked('/api/login', 404, 'Not Found')),
    );
    expect(shapeOf(bad)).toEqual([[0, 5, 'POST /api/login is answered with 404 Not Found.']]);
  });

  it('keeps routes, statuses and lines apart', () => {
    const bad = [
      ...many(5, () => failing('a', asked('/api/login', 404, 'Not Found'))),
      ...many(5, () => failing('a', asked('/api/logout', 404, 'Not Found'))),
      ...many(5, () => failing('a', asked('/api/login', 500, 'Internal Server Error', 5))),
      ...many(5, () => failing('a', asked('/api/login', 500, 'Internal Server Error', 9))),
    ];
    expect(shapeOf(bad)).toEqual([
      [0, 4, 'POST /api/login is answered with 404 Not Found.'],
      [5, 4, 'POST /api/logout is answered with 404 Not Found.'],
      [10, 4, 'POST /api/login is answered with 500 Internal Server Error, from line 5.'],
      [15, 4, 'POST /api/login is answered with 500 Internal Server Error, from line 9.'],
    ]);
  });

  it('keeps errors of different lines apart, though Express answers all of them', () => {
    const thrown = (line: number) =>
      many(5, () =>
        failing('a', asked('/api/login', 500, 'Internal Server Error'), {
          source: { file: 'exercise.ts', line },
        }),
      );
    expect(shapeOf([...thrown(5), ...thrown(9)])).toEqual([
      [0, 4, 'POST /api/login is answered with 500 Internal Server Error, from line 5.'],
      [5, 4, 'POST /api/login is answered with 500 Internal Server Error, from line 9.'],
    ]);
  });

  it('takes one sentence said by many for one reason', () => {
    expect(shapeOf(many(5, () => failing('It was empty.', asked('/api/protected', 200, 'OK'))))).toEqual([
      [0, 4, 'It was empty.'],
    ]);
  });

  it('says which cookie a login set in the place of the ticket, whatever each check says of it', () => {
    const renamed = (index: number, name: string) => {
      const [request, answer] = asked('/api/login', 200, 'OK');
      const headers: [string, string][] = [['Set-Cookie', `${name}=1a2b; HttpOnly`]];
      return failing(`No cookie at login ${index}.`, [request, { ...answer, headers }] as TraceEvent[]);
    };
    expect(shapeOf(many(5, (index) => renamed(index, 'sid')))).toEqual([
      [0, 4, 'POST /api/login is answered with 200 and sets no cookie session_id, but sid.'],
    ]);
    expect(shapeOf(many(5, (index) => renamed(index, 'session_id'))).map(([, others]) => others)).toEqual([
      0, 0, 0, 0, 0,
    ]);
  });

  it('tells once what broke the code every time', () => {
    const [finding] = gatherFindings(many(5, () => failing('It used 64 MB.', [], { fault: 'memory' })));
    expect(finding?.reason).toMatchObject({ title: 'The memory ran out. It used 64 MB.' });
  });

  it('leaves alone what fails for different reasons, or fewer checks than would bury the page', () => {
    const different = many(20, (index) =>
      failing(`Reason ${index}.`, asked('/api/login', 401, 'Unauthorized')),
    );
    expect(shapeOf(different)).toEqual(different.map((_, index) => [index, 0, null]));
    expect(shapeOf(many(4, () => failing('The same.')))).toEqual(
      [0, 1, 2, 3].map((index) => [index, 0, null]),
    );
  });

  it.each([
    [{ user: { id: '11', role: 'user' } }, 'user.id is a text, not a number'],
    [{ user: { id: null, role: 3 } }, 'user.id is null, not a number and user.role is a number, not a text'],
    [{ user: null }, 'user.id is missing, not a number and user.role is missing, not a text'],
    [{ id: 11, role: 'user' }, 'user is missing'],
    ['ada', 'user is missing'],
  ])('says what a lookup has in the place of the user: %j', (said, words) => {
    const told = (body: unknown) => {
      const [request, answer] = asked('/api/protected', 200, 'OK');
      const text = JSON.stringify(body);
      return [
        { ...request, method: 'GET' },
        { ...answer, body: { text, bytes: text.length, truncated: false } },
      ] as TraceEvent[];
    };
    expect(shapeOf(many(5, (index) => failing(`Said ${index}.`, told(said))))).toEqual([
      [0, 4, `GET /api/protected is answered with 200, but ${words}.`],
    ]);
    const right = { user: { id: 11, role: 'user' } };
    expect(shapeOf(many(5, (index) => failing(`Said ${index}.`, told(right))))).toHaveLength(5);
  });

  it('tells what must be mended before what may be, and nothing of what passed', () => {
    const badge = failing('a', [], { tier: 'hardening' });
    const bad = [badge, failing('b', [], { status: 'pass', fault: null }), failing('c')];
    expect(shapeOf(bad).map(([place]) => place)).toEqual([2, 0]);
  });

  it('keeps the order in which they are to be read', () => {
    const alone = failing('Something of its own.');
    const alike = many(5, () => failing('The same.'));
    const bad = [...alike.slice(0, 2), alone, ...alike.slice(2)];
    expect(shapeOf(bad)).toEqual([
      [0, 4, 'The same.'],
      [2, 0, null],
    ]);
    expect(shapeOf([alone, ...alike]).map(([place]) => place)).toEqual([0, 1]);
  });
});
