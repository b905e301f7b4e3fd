import { fileURLToPath } from 'node:url';
import { createVitest, type Reporter } from 'vitest/node';
import type { CheckResult } from '#shared/grading/verdict.ts';

export type VitestRun = { checks: CheckResult[]; printed: string; problems: string[] };

/**
 * Runs an exercise's graded tests under Vitest, in the order of their file.
 * @param learnerFile an absolute path
 * @returns `problems` are errors outside of any check
 */
export async function runVitest(gradedTests: string, learnerFile: string): Promise<VitestRun> {
  const run: VitestRun = { checks: [], printed: '', problems: [] };
  const reporter: Reporter = {
    onTestCaseResult(test) {
      const { check, printed } = test.meta();
      if (check) run.checks.push(check);
      else run.problems.push(test.result().errors?.[0]?.message ?? `${test.name} left no result`);
      run.printed = printed ?? run.printed;
    },
    onTestRunEnd(modules, errors) {
      for (const error of [...modules.flatMap((module) => module.errors()), ...errors]) {
        run.problems.push(error.message);
      }
    },
  };
  const vitest = await createVitest('test', {
    root: fileURLToPath(new URL('../..', import.meta.url)),
    config: false,
    watch: false,
    include: [gradedTests],
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
  return run;
}
