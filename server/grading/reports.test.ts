// @vitest-environment jsdom
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { passedCheck } from '#shared/grading/passed-check.fixture.ts';
import { toRunResult } from '#shared/grading/to-run-result.ts';
import type { CheckResult, RunResult } from '#shared/grading/verdict.ts';
import { resultsSchema, toResults } from './results.ts';
import { toJunit } from './to-junit.ts';
import { toPretty, toVerdictLine } from './to-pretty.ts';

const passed = passedCheck('login', {
  name: 'lets people in',
  points: 3,
  did: ['Browser logs in as ada.'],
  expected: 'A 2xx answer.',
  why: 'It is a door.',
  durationMs: 5,
});
const failed: CheckResult = {
  ...passed,
  id: 'flags',
  name: 'keeps scripts away',
  points: 2,
  status: 'fail',
  fault: 'wrong-behaviour',
  happened: 'The line had no HttpOnly.',
  source: { file: 'exercise.ts', line: 2 },
};
const badge: CheckResult = { ...failed, id: 'badge', tier: 'hardening', points: 1 };
const run = (checks: CheckResult[], more: Partial<RunResult> = {}) =>
  toRunResult({ exercise: 'challenge', problem: null, checks, printed: '', durationMs: 1234.5, ...more });
const problem = { fault: 'syntax', message: 'Could not read it.', line: 2, column: 1 } as const;

const parse = (xml: string) => new DOMParser().parseFromString(xml, 'text/xml');

it('lets core alone decide, and never takes an empty run for a pass', () => {
  expect(run([passed, badge]).status).toBe('pass');
  expect(run([passed, failed]).status).toBe('fail');
  expect(run([]).status).toBe('error');
  expect(run([badge]).status).toBe('error');
  expect(run([passed], { problem }).status).toBe('error');
  expect(run([passed, { ...failed, status: 'error', fault: 'grader-bug' }]).status).toBe('error');
});

it('writes results.json by its schema, with points for each check and each tier', () => {
  const results = resultsSchema.parse(toResults(run([passed, failed, badge])));
  expect(results).toMatchObject({ version: 3, status: 'fail', message: null });
  expect(results.points).toEqual({ core: { earned: 3, possible: 5 }, hardening: { earned: 0, possible: 1 } });
  expect(results.tests.map(({ id, task_id, message, line }) => [id, task_id, message, line])).toEqual([
    ['login', 1, null, null],
    ['flags', 1, 'The line had no HttpOnly.', 2],
    ['badge', 2, 'The line had no HttpOnly.', 2],
  ]);
});

it('says in results.json and in JUnit why no check ran', () => {
  const unread = run([], { problem });
  expect(resultsSchema.parse(toResults(unread))).toMatchObject({
    status: 'error',
    message: 'Could not read it. (line 2)',
    tests: [],
  });
  const root = parse(toJunit(unread)).documentElement;
  expect([root.getAttribute('tests'), root.getAttribute('errors')]).toEqual(['1', '1']);
});

it('writes every check into JUnit where one met a limit of the lab, and counts what it writes', () => {
  const beyond = {
    ...failed,
    status: 'error',
    fault: 'beyond-lab',
    happened: 'The lab has no RSA.',
  } as const;
  const document = parse(toJunit(run([passed, beyond, badge])));
  const root = document.documentElement;
  for (const [count, written] of [
    ['tests', 'testcase'],
    ['failures', 'failure'],
    ['errors', 'error'],
  ] as const)
    expect(root.getAttribute(count), count).toBe(`${document.querySelectorAll(written).length}`);
  expect([...document.querySelectorAll('testcase')].map((each) => each.getAttribute('name'))).toEqual([
    'can be judged',
    'lets people in',
    'keeps scripts away',
    'keeps scripts away',
  ]);
});

it('writes a JUnit suite for each tier', () => {
  const document = parse(toJunit(run([passed, failed, badge])));
  const suites = [...document.querySelectorAll('testsuite')].map((suite) =>
    ['name', 'tests', 'failures', 'errors'].map((name) => suite.getAttribute(name)),
  );
  expect(suites).toEqual([
    ['challenge.core', '2', '1', '0'],
    ['challenge.hardening', '1', '1', '0'],
  ]);
  expect(document.querySelector('failure')?.getAttribute('message')).toBe('The line had no HttpOnly.');
});

it('writes XML that can be read, whatever the learner’s server says', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const hostile = { ...failed, name: text, happened: text, did: [text, ']]></failure>'] };
      const document = parse(toJunit(run([hostile], { printed: text })));
      expect(document.querySelector('parsererror')).toBeNull();
      expect(document.querySelectorAll('testcase')).toHaveLength(1);
    }),
    { numRuns: 50 },
  );
});

it('tells people what was done, expected and seen, and shows the line', () => {
  const text = toPretty(run([passed, failed]), {
    colours: false,
    file: 'mine.ts',
    text: 'one\n  two();\nthree',
  });
  expect(text).toContain('✓ lets people in');
  expect(text).toMatch(
    /✗ keeps scripts away[\s\S]*did +Browser logs in as ada\.[\s\S]*happened +The line had no HttpOnly\./,
  );
  expect(text).toContain('mine.ts:2   two();');
  expect(text).toContain('challenge: 1 core check does not pass yet');
});

it('tells people once what failed many checks, and what kind of trouble kept all from running', () => {
  const options = { colours: false, file: 'mine.ts', text: '' };
  const alike = Array.from({ length: 40 }, (_, index) => ({
    ...failed,
    id: `${index}`,
    name: `claim ${index}`,
  }));
  const text = toPretty(run([passed, ...alike]), options);
  expect(text.split('\n').length).toBeLessThan(60);
  expect(text).toContain('40 checks fail for one reason:\nThe line had no HttpOnly.');
  expect(text).toContain('✗ claim 39');
  expect(text.match(/happened/g)).toHaveLength(1);

  const unread = toPretty(run([], { problem }), options);
  expect(unread).toContain('This is not quite TypeScript yet. Could not read it.\nNothing was run');
});

it('passes no control characters of a learner’s server on to a terminal', () => {
  const happened = 'It said \u001b[2J.';
  const options = { file: 'mine.ts', text: '' };
  expect(toPretty(run([{ ...failed, happened }]), { ...options, colours: true })).not.toContain('\u001b[2J');
  expect(toPretty(run([failed]), { ...options, colours: true })).toContain('\u001b[31m');
});

it('tells each verdict in a line as it comes, and need not tell again what passed', () => {
  expect([passed, failed].map((check) => toVerdictLine(check, false))).toEqual([
    '  ✓ lets people in 3 points',
    '  ✗ keeps scripts away 2 points',
  ]);
  const options = { colours: false, file: 'mine.ts', text: '', omitPassed: true };
  const text = toPretty(run([passed, failed]), options);
  expect(text).toContain('Core 3 of 5 points');
  expect(text).toContain('✗ keeps scripts away');
  expect(text).not.toContain('✓');
});
