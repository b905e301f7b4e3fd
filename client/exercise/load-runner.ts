import type { CodeRunner } from '../grading/code-runner.ts';

let runner: Promise<CodeRunner> | null = null;

/** The page's one runner, fetched when it is first needed: it is large. Rejects when it cannot be fetched. */
export const loadRunner = (): Promise<CodeRunner> => {
  runner ??= import('../grading/code-runner.ts')
    .then(({ createCodeRunner }) => createCodeRunner())
    .catch((error: unknown) => {
      // The next try may find the network again.
      runner = null;
      throw error;
    });
  return runner;
};
