import { type Lab, LearnerFault, type TextKind, usualOptions } from './lab.ts';
import { inWordsOfTests } from './tests/in-words-of-tests.ts';
import type { RunResult } from './verdict.ts';

/** Loads the text once before any check: why no check could run, or null when they can. */
export async function findProblem(lab: Lab, kind: TextKind = 'server'): Promise<RunResult['problem']> {
  try {
    const realm = await lab.enter();
    await realm.open({ ...usualOptions, kind });
    return null;
  } catch (caught) {
    const error = kind === 'tests' ? inWordsOfTests(caught) : caught;
    if (error instanceof LearnerFault) {
      const { fault, message, line, column } = error;
      return { fault, message, line, column };
    }
    const message = error instanceof Error ? error.message : String(error);
    return { fault: 'grader-bug', message, line: null, column: null };
  } finally {
    lab.endCheck(false, null);
  }
}
