import { toRunResult } from '#shared/grading/to-run-result.ts';
import type { CheckResult, RunResult } from '#shared/grading/verdict.ts';
import { gradedTestsOf } from './exercise-files.ts';
import { runVitest } from './run-vitest.ts';

/**
 * Grades a learner's file under Vitest.
 * @param file an absolute path
 * @param onCheck gets each verdict as it comes
 */
export async function gradeFile(
  exercise: string,
  file: string,
  onCheck: (check: CheckResult) => void = () => undefined,
): Promise<RunResult> {
  const startedAt = performance.now();
  const run = await runVitest(gradedTestsOf(exercise), file, onCheck);
  return toRunResult({ exercise, ...run, durationMs: performance.now() - startedAt });
}
