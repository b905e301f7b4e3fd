import type { CheckResult } from '#shared/grading/verdict.ts';
import type { PlannedCheck } from '../grading/grader-message.ts';

export type Score = {
  /** Core points won, of all that there are. */
  points: number;
  of: number;
  /** Hardening checks passed, of all that there are. They never block. */
  badges: number;
  badgesOf: number;
};

/** Counts points and badges: what was not run yet counts as not won. */
export const scoreOf = (
  planned: readonly Pick<PlannedCheck, 'tier' | 'points'>[],
  results: readonly Pick<CheckResult, 'tier' | 'points' | 'status'>[],
): Score => {
  const all = planned.length >= results.length ? planned : results;
  const sum = (some: readonly { points: number }[]) => some.reduce((total, { points }) => total + points, 0);
  const won = results.filter(({ status }) => status === 'pass');
  return {
    points: sum(won.filter(({ tier }) => tier === 'core')),
    of: sum(all.filter(({ tier }) => tier === 'core')),
    badges: won.filter(({ tier }) => tier === 'hardening').length,
    badgesOf: all.filter(({ tier }) => tier === 'hardening').length,
  };
};
