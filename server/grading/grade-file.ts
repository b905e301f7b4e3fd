import { toRunResult } from '#shared/grading/to-run-result.ts';
import type { RunResult } from '#shared/grading/verdict.ts';
import { gradedTestsOf } from './exercise-files.ts';
import { runVitest } from './run-vitest.ts';

/**
 * Grades a learner's file under Vitest.
 * @param file an absolute path
 */
export async function gradeFile(exercise: string, file: string): Promise<RunResult> {
  const startedAt = performance.now();
  const run = await runVitest(gradedTestsOf(exercise), file);
  return toRunResult({ exercise, ...run, durationMs: performance.now() - startedAt });
}
