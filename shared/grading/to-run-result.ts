import { tidyPrinted } from './tidy-printed.ts';
import type { RunResult } from './verdict.ts';

/**
 * Sums up one run: passed only when every core check passed, and an error when no check ran, or when one that decides
 * met a limit of the lab.
 */
export function toRunResult(run: Omit<RunResult, 'status'>): RunResult {
  const judged = { ...run, problem: run.problem ?? findLimit(run.checks) };
  return { ...judged, printed: tidyPrinted(run.printed), status: toStatus(judged) };
}

function findLimit(checks: RunResult['checks']): RunResult['problem'] {
  const met = checks.find(({ tier, fault }) => tier === 'core' && fault === 'beyond-lab');
  if (!met) return null;
  const { happened, source } = met;
  return {
    fault: 'beyond-lab',
    message: happened,
    line: source?.line ?? null,
    column: source?.column ?? null,
  };
}

function toStatus({ problem, checks }: Pick<RunResult, 'problem' | 'checks'>): RunResult['status'] {
  const core = checks.filter(({ tier }) => tier === 'core');
  if (problem || core.length === 0) return 'error';
  if (core.some(({ status }) => status === 'fail')) return 'fail';
  return core.every(({ status }) => status === 'pass') ? 'pass' : 'error';
}
