import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { createVitest, type Reporter } from 'vitest/node';
import type { CheckResult, RunResult } from '#shared/grading/verdict.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

export type VitestRun = Pick<RunResult, 'problem' | 'printed'> & { checks: CheckResult[] };

/**
 * Runs an exercise's graded tests under Vitest, in the order of their file.
 * @param learnerFile an absolute path
 * @param onCheck gets each verdict as it comes
 * @returns `problem` is a grader's bug when something failed outside of any check
 */
export async function runVitest(
  gradedTests: string,
  learnerFile: string,
  onCheck: (check: CheckResult) => void,
): Promise<VitestRun> {
  const run: VitestRun = { checks: [], printed: '', problem: null };
  const fail = (message: string) => {
    run.problem ??= { fault: 'grader-bug', message, line: null, column: null };
  };
  const reporter: Reporter = {
    onTestCaseResult(test) {
      const { check, printed, problem } = test.meta();
      run.printed = printed ?? run.printed;
      if (check) {
        run.checks.push(check);
        onCheck(check);
      } else if (problem) run.problem = problem;
      else fail(test.result().errors?.[0]?.message ?? `${test.name} left no result.`);
    },
    onTestRunEnd(modules, errors) {
      for (const error of [...modules.flatMap((module) => module.errors()), ...errors]) fail(error.message);
    },
  };
  const vitest = await createVitest('test', {
    root,
    config: false,
    watch: false,
    include: [toPattern(gradedTests, root)],
    setupFiles: [fileURLToPath(new URL('./vitest-setup.ts', import.meta.url))],
    provide: { learnerFile },
    reporters: [reporter],
    maxWorkers: 1,
    passWithNoTests: true,
  });
  const exitCode = process.exitCode;
  try {
    await vitest.start();
  } finally {
    await vitest.close();
    // Vitest sets it for failed tests; what a verdict means is decided elsewhere.
    process.exitCode = exitCode;
  }
  if (run.checks.length === 0) fail('No check ran.');
  return run;
}

/**
 * A file as a pattern that fits it alone: from the root on, since the folders above it may have names with `(1)` or `[x]`
 * in them, which a pattern reads as its own signs; with slashes, as patterns have them on Windows, too.
 */
export function toPattern(file: string, from: string, { relative, sep } = path): string {
  return relative(from, file).split(sep).join('/');
}
