import { readFileSync } from 'node:fs';
import { afterAll, afterEach, inject } from 'vitest';
import { useLab as setLab } from '#shared/grading/current-lab.ts';
import { createRemoteLab } from '#shared/grading/remote-lab.ts';
import { startLearnerProcess } from './start-learner-process.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Path of the learner's file. */
    learnerFile: string;
  }
  interface TaskMeta {
    /** What the learner's code has printed so far. */
    printed?: string;
  }
}

const lab = createRemoteLab(startLearnerProcess(), readFileSync(inject('learnerFile'), 'utf8'));
setLab(lab);
afterEach(({ task }) => {
  task.meta.printed = lab.printed();
});
afterAll(() => lab.close());
