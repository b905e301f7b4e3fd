import type { CheckResult } from '#shared/grading/verdict.ts';
import type { PlannedCheck } from '../lab/grader-message.ts';
import { type Finding, gatherFindings } from './gather-findings.ts';

type Sorted = {
  /** What must be mended comes before what may be. */
  findings: readonly Finding[];
  passed: readonly CheckResult[];
  waiting: readonly PlannedCheck[];
};

/** Puts a run's results, which come in the order in which they were done, into the order in which they are read. */
export function sortResults(planned: readonly PlannedCheck[], results: readonly CheckResult[]): Sorted {
  // Two checks run side by side, and the later may be done sooner.
  const place = ({ id }: CheckResult) => planned.findIndex((one) => one.id === id);
  const sorted = results.toSorted((a, b) => place(a) - place(b));
  const bad = sorted.filter(({ status }) => status !== 'pass');
  return {
    findings: gatherFindings([
      ...bad.filter(({ tier }) => tier === 'core'),
      ...bad.filter(({ tier }) => tier === 'hardening'),
    ]),
    passed: sorted.filter(({ status }) => status === 'pass'),
    waiting: planned.filter(({ id }) => !results.some((one) => one.id === id)),
  };
}
