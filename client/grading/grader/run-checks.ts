import {
  type File,
  startTests,
  type Task,
  type Test,
  type VitestRunner,
  type VitestRunnerConfig,
} from '@vitest/runner';
import { getTests } from '@vitest/runner/utils';
import { useLabs as setLabs } from '#shared/grading/current-lab.ts';
import { findProblem } from '#shared/grading/find-problem.ts';
import type { RemoteLab } from '#shared/grading/remote-lab.ts';
import type { RunResult } from '#shared/grading/verdict.ts';
import type { GraderMessage, RunOrder } from '../grader-message.ts';

const files = import.meta.glob('../../../lessons/exercises/*/grade.test.ts');

const config: VitestRunnerConfig = {
  root: '/',
  setupFiles: [],
  name: undefined,
  passWithNoTests: false,
  testNamePattern: undefined,
  allowOnly: false,
  sequence: { seed: 1, concurrent: true, hooks: 'stack', setupFiles: 'list' },
  chaiConfig: undefined,
  maxConcurrency: 1,
  testTimeout: 60_000,
  hookTimeout: 10_000,
  retry: 0,
  includeTaskLocation: false,
  tags: [],
  tagsFilter: undefined,
  strictTags: false,
};

/**
 * Runs an exercise's checks and tells each result as it is there.
 * @returns why no check could run, or null
 */
export async function runChecks(
  { exercise, except, atOnce, flows }: RunOrder,
  labs: readonly [RemoteLab, ...RemoteLab[]],
  tell: (message: GraderMessage) => void,
): Promise<RunResult['problem']> {
  const load = files[`../../../lessons/exercises/${exercise}/grade.test.ts`];
  if (!load) return toBug(`There is no exercise ${exercise}.`);
  let problem: RunResult['problem'] = null;
  setLabs(labs.slice(0, atOnce), flows);

  const runner: VitestRunner = {
    config: { ...config, maxConcurrency: atOnce },
    importFile: load,
    async onCollected(collected: File[]) {
      const tests = getTests(collected);
      problem = await findProblem(labs[0], tests[0]?.meta.judges);
      if (problem) {
        for (const test of tests) test.mode = 'skip';
        return;
      }
      for (const test of tests) if (except.includes(test.meta.declared?.id ?? '')) test.mode = 'skip';
      // What decides about passing begins first.
      for (const file of collected) file.tasks.sort(byTier);
      tell({ type: 'started', checks: tests.flatMap(({ meta }) => meta.declared ?? []) });
    },
    onBeforeRunTask({ meta, mode }: Test) {
      if (mode !== 'skip' && meta.declared) tell({ type: 'begun', id: meta.declared.id });
    },
    onAfterRunTask({ meta, mode }: Test) {
      if (mode !== 'skip' && meta.check) tell({ type: 'check', result: meta.check });
    },
  };
  const [file] = await startTests([`${exercise}/grade.test.ts`], runner);
  if (problem) return problem;
  const error = file?.result?.errors?.[0];
  return error ? toBug(error.message) : null;
}

function byTier(a: Task, b: Task): number {
  return Number(a.meta.declared?.tier === 'hardening') - Number(b.meta.declared?.tier === 'hardening');
}

function toBug(message: string): RunResult['problem'] {
  return { fault: 'grader-bug', message, line: null, column: null };
}
