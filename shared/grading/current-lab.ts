import type { Lab } from './lab.ts';

let current: Lab | null = null;

/** Tells the graded tests which lab they run in; called by a runner before the first check. */
export function useLab(lab: Lab): void {
  current = lab;
}

/** @throws when a graded test runs outside a runner, as by a plain `vitest run` */
export function currentLab(): Lab {
  if (current) return current;
  throw new Error(
    'Could not find a lab: graded tests run through the grader. Use npm run grade -- <exercise>.',
  );
}
