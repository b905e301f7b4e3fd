import { tidyPrinted } from './tidy-printed.ts';
import type { RunResult } from './verdict.ts';

/** Sums up one run: passed only when every core check passed, and an error when no check ran. */
export function toRunResult(run: Omit<RunResult, 'status'>): RunResult {
  return { ...run, printed: tidyPrinted(run.printed), status: toStatus(run) };
}

function toStatus({ problem, checks }: Pick<RunResult, 'problem' | 'checks'>): RunResult['status'] {
  const core = checks.filter(({ tier }) => tier === 'core');
  if (problem || core.length === 0) return 'error';
  if (core.some(({ status }) => status === 'fail')) return 'fail';
  return core.every(({ status }) => status === 'pass') ? 'pass' : 'error';
}
