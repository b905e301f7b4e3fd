import type { CheckResult } from '#shared/grading/verdict.ts';

/** What the same check said about the text before; undefined when it was never asked. */
type Earlier = CheckResult | undefined;

export const isMended = (now: CheckResult, earlier: Earlier): boolean =>
  now.status === 'pass' && earlier?.status === 'fail';

export const isBroken = (now: CheckResult, earlier: Earlier): boolean =>
  now.status === 'fail' && earlier?.status === 'pass';

/** Whether there is something to compare: what passes as it did before is no news. */
export const canCompare = (now: CheckResult, earlier: Earlier): earlier is CheckResult =>
  earlier !== undefined &&
  !(now.status === 'pass' && earlier.status === 'pass') &&
  now.site !== null &&
  // A check may open one site after another, which are not alike: one over http and one over https.
  now.site === earlier.site;
