import { test } from 'vitest';
import { inIdleLab, wantedSiteOf } from './current-lab.ts';
import type { TextKind } from './lab.ts';
import { type CheckBody, type CheckDeclaration, runCheck } from './run-check.ts';
import type { CheckResult } from './verdict.ts';

export type { Answer } from './answer.ts';
export type { Site } from './site.ts';
export type { Visitor } from './visitor.ts';

declare module 'vitest' {
  interface TaskMeta {
    /** Set when the check is declared. */
    declared?: CheckDeclaration;
    /** Set when the check is declared: what it judges. */
    judges?: TextKind;
    /** Set when the check has run. */
    check?: CheckResult;
  }
}

export type CollectedCheck = { declared: CheckDeclaration; body: CheckBody; judges: TextKind };

let collected: CollectedCheck[] | null = null;

/**
 * Declares one check of an exercise: a Vitest test whose outcome is a whole `CheckResult`, left in the task's meta.
 * @param id stable and unique in its exercise: `cookie-httponly`
 */
export function check(id: string, about: Omit<CheckDeclaration, 'id'>, body: CheckBody): void {
  declareCheck('server', { id, ...about }, body);
}

/** Declares a check of whatever kind of text. */
export function declareCheck(judges: TextKind, declared: CheckDeclaration, body: CheckBody): void {
  const { id, name } = declared;
  if (collected) {
    collected.push({ declared, body, judges });
    return;
  }
  // The check has its own limit, which tells a time-out from a failure; Vitest's only has to be longer.
  test(name, { meta: { declared, judges }, timeout: 60_000 }, async ({ task }) => {
    const result = await inIdleLab((lab) => runCheck({ declared, body }, lab, wantedSiteOf(id)));
    task.meta.check = result;
    if (result.status !== 'pass') throw new Error(result.happened);
  });
}

/**
 * A check that more than one exercise wants. Declared wherever the returned function is called, with whatever weighs
 * differently there.
 */
export function shareCheck(
  id: string,
  about: Omit<CheckDeclaration, 'id'>,
  body: CheckBody,
): (changes?: Partial<Omit<CheckDeclaration, 'id'>>) => void {
  return (changes) => check(id, { ...about, ...changes }, body);
}

/** Loads graded tests without a test runner, for a proof that grades many texts in one process. */
export async function collectChecks(load: () => Promise<unknown>): Promise<CollectedCheck[]> {
  const mine: CollectedCheck[] = [];
  collected = mine;
  try {
    await load();
  } finally {
    collected = null;
  }
  return mine;
}
