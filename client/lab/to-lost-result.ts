import type { CheckResult } from '#shared/grading/verdict.ts';
import type { PlannedCheck } from './grader-message.ts';

/** The result of a check during which everything in the lab was lost, the grader included. */
export function toLostResult(check: PlannedCheck, happened: string, durationMs: number): CheckResult {
  return {
    ...check,
    status: 'fail',
    fault: 'ended',
    did: [],
    happened,
    events: [],
    offending: null,
    source: null,
    durationMs,
  };
}
