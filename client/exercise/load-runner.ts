import type { CodeRunner } from '../grading/code-runner.ts';

let runner: Promise<CodeRunner> | null = null;

/**
 * The page's one runner with all that it runs in, fetched when it is first needed: it is large.
 * @throws {LateError} when it cannot be fetched; the next try may find the network again
 */
export const loadRunner = (): Promise<CodeRunner> => {
  runner ??= fetchRunner().catch((error: unknown) => {
    runner = null;
    throw error;
  });
  return runner;
};

const fetchRunner = async (): Promise<CodeRunner> => {
  const [{ createCodeRunner }, { loadScripts }] = await Promise.all([
    import('../grading/code-runner.ts'),
    import('../grading/load-scripts.ts'),
  ]);
  await loadScripts();
  return createCodeRunner();
};
