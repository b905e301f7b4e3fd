import type { CheckDeclaration } from './run-check.ts';
import type { CheckResult } from './verdict.ts';

/** Each costs seconds, and a text that has held the thread so often does it nearly everywhere. */
export const mostTimeOuts = 3;

/** How much of a text that does not give the thread back a run puts up with. One for each run. */
export type Endurance = {
  note(result: Pick<CheckResult, 'fault'>): void;
  /** True when the remaining checks are not worth anybody's time. */
  isOver(): boolean;
};

export function createEndurance(): Endurance {
  let timeOuts = 0;
  return {
    note({ fault }) {
      if (fault === 'time-out') timeOuts += 1;
    },
    isOver: () => timeOuts >= mostTimeOuts,
  };
}

/** The verdict on a check that was given up before it began: not passed, and said to be not run. */
export function toNotRun(declared: CheckDeclaration): CheckResult {
  return {
    ...declared,
    status: 'fail',
    fault: 'time-out',
    did: [],
    happened: `Not run: in ${mostTimeOuts} checks before this one your code did not give the thread back.`,
    events: [],
    offending: null,
    source: null,
    durationMs: 0,
  };
}
