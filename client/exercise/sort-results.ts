import { type Finding, gatherFindings } from '#shared/grading/gather-findings.ts';
import type { CheckResult } from '#shared/grading/verdict.ts';
import type { PlannedCheck } from '../grading/grader-message.ts';
import { isMended } from './earlier-result.ts';

type Sorted = {
  /** What must be mended comes before what may be. */
  findings: readonly Finding[];
  /** They passed, and did not with the text before. */
  mended: readonly CheckResult[];
  passed: readonly CheckResult[];
  waiting: readonly PlannedCheck[];
};

/** Puts a run's results, which come in the order in which they were done, into the order in which they are read. */
export function sortResults(
  planned: readonly PlannedCheck[],
  results: readonly CheckResult[],
  earlier: readonly CheckResult[],
): Sorted {
  // Two checks run side by side, and the later may be done sooner.
  const place = ({ id }: CheckResult) => planned.findIndex((one) => one.id === id);
  const sorted = results.toSorted((a, b) => place(a) - place(b));
  const good = sorted.filter(({ status }) => status === 'pass');
  const mended = good.filter((result) =>
    isMended(
      result,
      earlier.find(({ id }) => id === result.id),
    ),
  );
  return {
    findings: gatherFindings(sorted),
    mended,
    passed: good.filter((result) => !mended.includes(result)),
    waiting: planned.filter(({ id }) => !results.some((one) => one.id === id)),
  };
}
