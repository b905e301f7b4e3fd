import type { Lab } from './lab.ts';

/** By the ids of checks: the site whose message flow is wanted though the check passes, where the first that it opens is 1. */
export type WantedFlows = Readonly<Record<string, number>>;

let idle: Lab[] | null = null;
let flows: WantedFlows = {};

/** Tells the graded tests which labs they run in, a check in each; called by a runner before the first check. */
export function useLabs(labs: readonly Lab[], wanted: WantedFlows = {}): void {
  idle = [...labs];
  flows = wanted;
}

/** Null when it is not wanted. */
export function wantedSiteOf(checkId: string): number | null {
  return flows[checkId] ?? null;
}

/**
 * Runs something in a lab in which nothing else runs.
 * @throws when a graded test runs outside a runner, as by a plain `vitest run`, or when more run at once than there are labs
 */
export async function inIdleLab<Result>(act: (lab: Lab) => Promise<Result>): Promise<Result> {
  const labs = idle;
  if (!labs)
    throw new Error(
      'Could not find a lab: graded tests run through the grader. Use npm run grade -- <exercise>.',
    );
  const lab = labs.shift();
  if (!lab) throw new Error('Could not find an idle lab: more checks run at once than there are labs.');
  try {
    return await act(lab);
  } finally {
    labs.push(lab);
  }
}
