import { readFile } from 'node:fs/promises';
import { findProblem } from '#shared/grading/find-problem.ts';
import { createRemoteLab } from '#shared/grading/remote-lab.ts';
import { toRunResult } from '#shared/grading/to-run-result.ts';
import type { RunResult } from '#shared/grading/verdict.ts';
import { gradedTestsOf } from './exercise-files.ts';
import { runVitest } from './run-vitest.ts';
import { startLearnerProcess } from './start-learner-process.ts';

/**
 * Grades a learner's file under Vitest.
 * @param file an absolute path
 */
export async function gradeFile(exercise: string, file: string): Promise<RunResult> {
  const startedAt = performance.now();
  const lab = createRemoteLab(startLearnerProcess(), await readFile(file, 'utf8'));
  const problem = await findProblem(lab);
  const printed = lab.printed();
  lab.close();
  const toResult = (run: Pick<RunResult, 'problem' | 'checks' | 'printed'>) =>
    toRunResult({ exercise, ...run, durationMs: performance.now() - startedAt });
  if (problem) return toResult({ problem, checks: [], printed });

  const { problems, ...run } = await runVitest(gradedTestsOf(exercise), file);
  const message = problems[0] ?? (run.checks.length === 0 ? 'No check ran.' : null);
  return toResult({ ...run, problem: message === null ? null : bugOfOurs(message) });
}

function bugOfOurs(message: string): RunResult['problem'] {
  return { fault: 'grader-bug', message, line: null, column: null };
}
