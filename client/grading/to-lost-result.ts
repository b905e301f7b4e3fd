import { outOfMemory } from '#shared/grading/tell-loss.ts';
import type { CheckResult } from '#shared/grading/verdict.ts';
import type { RunEnd } from './create-grader.ts';
import type { PlannedCheck } from './grader-message.ts';

type Lost = Exclude<RunEnd['type'], 'done' | 'cancelled'>;
type Loss = { fault: 'memory' | 'ended' | 'grader-bug'; message: string };

const memory: Loss = {
  fault: 'memory',
  message: outOfMemory,
};

const losses: Readonly<Record<Lost, Loss>> = {
  silent: memory,
  aftermath: memory,
  flood: {
    fault: 'ended',
    message:
      'The lab sent the page far more messages than it should, and was ended: your code may have broken it.',
  },
  absent: { fault: 'grader-bug', message: 'The lab does not answer. Reload the page and run again.' },
};

/** Why everything in the frame was lost, the grader included. */
export const lossOf = (end: Lost): Loss => losses[end];

/** The result of a check during which everything was lost. */
export function toLostResult(check: PlannedCheck, { fault, message }: Loss, durationMs: number): CheckResult {
  return {
    ...check,
    status: 'fail',
    fault,
    did: [],
    happened: message,
    events: [],
    site: null,
    offending: null,
    source: null,
    durationMs,
  };
}
