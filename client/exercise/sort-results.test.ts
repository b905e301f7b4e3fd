import { expect, it } from 'vitest';
import { passedCheck } from '#shared/grading/passed-check.fixture.ts';
import type { CheckResult } from '#shared/grading/verdict.ts';
import { canCompare, isBroken } from './earlier-result.ts';
import { sortResults } from './sort-results.ts';

const result = (id: string, status: CheckResult['status'], rest: Partial<CheckResult> = {}): CheckResult =>
  passedCheck(id, { status, ...rest });
const planned = ['a', 'b', 'c', 'd', 'e'].map((id) => ({
  id,
  name: id,
  tier: 'core' as const,
  points: 1,
  expected: '',
  why: '',
}));
const idsOf = (results: readonly { id: string }[]) => results.map(({ id }) => id);

it('tells what the change mended from what passed before, what is to be mended, and what is to come', () => {
  const earlier = [result('a', 'pass'), result('b', 'fail'), result('c', 'error')];
  const results = [result('d', 'fail'), result('c', 'pass'), result('b', 'pass'), result('a', 'pass')];
  const { findings, mended, passed, waiting } = sortResults(planned, results, earlier);
  expect(idsOf(findings.map(({ first }) => first))).toEqual(['d']);
  // What was not judged before was the grader's fault, and no change mended it.
  expect([idsOf(mended), idsOf(passed), idsOf(waiting)]).toEqual([['b'], ['a', 'c'], ['e']]);
});

it('blames a change for what passed before and fails now, and for nothing else', () => {
  const [pass, fail, error] = [result('a', 'pass'), result('a', 'fail'), result('a', 'error')];
  expect([
    isBroken(fail, pass),
    isBroken(fail, fail),
    isBroken(error, pass),
    isBroken(fail, undefined),
  ]).toEqual([true, false, false, false]);
});

it('compares only what was seen of the same site', () => {
  const first = { site: 1 };
  expect(canCompare(result('a', 'pass', first), result('a', 'fail', first))).toBe(true);
  expect(canCompare(result('a', 'fail', first), result('a', 'fail', first))).toBe(true);
  expect(canCompare(result('a', 'pass', first), result('a', 'pass', first))).toBe(false);
  expect(canCompare(result('a', 'pass', { site: 2 }), result('a', 'fail', first))).toBe(false);
  expect(canCompare(result('a', 'pass'), result('a', 'fail', first))).toBe(false);
  expect(canCompare(result('a', 'pass', first), undefined)).toBe(false);
});
