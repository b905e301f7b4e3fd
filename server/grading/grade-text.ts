import { pathToFileURL } from 'node:url';
import { type CollectedCheck, collectChecks } from '#shared/grading/check.ts';
import { findProblem } from '#shared/grading/find-problem.ts';
import { createRemoteLab, type RemoteLab } from '#shared/grading/remote-lab.ts';
import { runCheck } from '#shared/grading/run-check.ts';
import { toRunResult } from '#shared/grading/to-run-result.ts';
import type { RunResult } from '#shared/grading/verdict.ts';
import { gradedTestsOf, readServer } from './exercise-files.ts';
import { startLearnerProcess } from './start-learner-process.ts';

const suites = new Map<string, Promise<CollectedCheck[]>>();
const labs = new Map<string, RemoteLab>();

/**
 * Grades one text against an exercise's checks, in this process and without a test runner's start: for proofs over
 * many texts. Processes are kept from one text to the next; `closeLabs` ends them. Not to be called twice at a time.
 * @param options `redisUrl` is a real Redis that the caller started for this; its database is emptied for every check.
 *   `only` are the ids of the checks that are wanted, where not all are
 */
export async function gradeText(
  exercise: string,
  text: string,
  { redisUrl = null, only }: { redisUrl?: string | null; only?: readonly string[] } = {},
): Promise<RunResult> {
  const startedAt = performance.now();
  const wanted = (await checksOf(exercise)).filter(({ declared }) => only?.includes(declared.id) ?? true);

  const lab =
    labs.get(redisUrl ?? '') ??
    createRemoteLab(startLearnerProcess(redisUrl), text, { thrifty: true, readServer });
  labs.set(redisUrl ?? '', lab);
  lab.load(text);

  const problem = await findProblem(lab, wanted[0]?.judges);
  const checks: RunResult['checks'] = [];
  for (const each of problem ? [] : wanted) checks.push(await runCheck(each, lab));
  const durationMs = performance.now() - startedAt;
  return toRunResult({ exercise, problem, checks, printed: lab.printed(), durationMs });
}

/** An exercise's checks, in the order of their file. */
export function checksOf(exercise: string): Promise<CollectedCheck[]> {
  const suite =
    suites.get(exercise) ?? collectChecks(() => import(pathToFileURL(gradedTestsOf(exercise)).href));
  suites.set(exercise, suite);
  return suite;
}

/** Ends the processes that `gradeText` keeps. */
export function closeLabs(): void {
  for (const lab of labs.values()) lab.close();
  labs.clear();
}
