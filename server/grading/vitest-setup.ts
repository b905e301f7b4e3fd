import { afterAll, beforeEach, inject, onTestFinished } from 'vitest';
import { useLabs as setLabs } from '#shared/grading/current-lab.ts';
import { findProblem } from '#shared/grading/find-problem.ts';
import { createRemoteLab } from '#shared/grading/remote-lab.ts';
import type { RunResult } from '#shared/grading/verdict.ts';
import { readServer } from './exercise-files.ts';
import { readLearnerFile } from './read-learner-file.ts';
import { startLearnerProcess } from './start-learner-process.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Path of the learner's file. */
    learnerFile: string;
  }
  interface TaskMeta {
    /** What the learner's code has printed so far. */
    printed?: string;
    /** Why no check could run. */
    problem?: RunResult['problem'];
  }
}

const lab = createRemoteLab(startLearnerProcess(), readLearnerFile(inject('learnerFile')), {
  ahead: true,
  readServer,
});
setLabs([lab]);
/** Real milliseconds: a lab takes long to start on a busy machine. */
const startLimit = 60_000;

let looking: ReturnType<typeof findProblem> | null = null;
beforeEach(async ({ task, skip }) => {
  // Before the first check, which knows what kind of text it judges.
  looking ??= findProblem(lab, task.meta.judges);
  const problem = await looking;
  const note = () => {
    task.meta.printed = lab.printed();
  };
  if (problem) {
    note();
    task.meta.problem = problem;
    skip();
  }
  onTestFinished(note);
}, startLimit);
afterAll(() => lab.close());
