import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Those that start processes, wait for real clocks, or judge texts by the dozen. */
const slow = [
  'lessons/**/*.test.ts',
  'server/*.test.ts',
  'server/{bench,deploy,grading}/**/*.test.ts',
  'server/store/*.test.ts',
];

/** One Redis for all tests that do not stop it. */
const globalSetup = 'server/testing/redis-for-all.ts';

/** What takes long begins first, so that nothing long is left over when the rest is done. */
class SlowFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const isQuick = ({ project }: TestSpecification) => Number(project.name !== 'slow');
    return sorted.toSorted((a, b) => isQuick(a) - isQuick(b));
  }
}

export default defineConfig({
  test: {
    // Graded tests need a lab and a learner's text: `npm run grade` gives them both. What drives a browser is a stage of its own.
    exclude: ['**/node_modules/**', '**/grade.test.ts', 'client/e2e/**'],
    projects: [
      {
        extends: true,
        test: {
          name: 'pure',
          include: ['{client,shared}/**/*.test.ts'],
          // Without a realm for each file: of so many small ones the imports would be most of the work.
          isolate: false,
          pool: 'threads',
        },
      },
      // What is drawn leaves traces in its document, and some put a stand-in in a module's place.
      { extends: true, test: { name: 'drawn', include: ['client/**/*.test.tsx'], pool: 'threads' } },
      {
        extends: true,
        test: { name: 'http', include: ['server/**/*.test.ts'], exclude: slow, isolate: false, globalSetup },
      },
      { extends: true, test: { name: 'slow', include: slow, globalSetup } },
    ],
    // One more than there are processors, since so many tests wait for a process or a clock.
    maxWorkers: availableParallelism() + 1,
    sequence: { sequencer: SlowFirst },
    // An error nobody caught fails the run: a stray rejection is a bug, not noise.
    dangerouslyIgnoreUnhandledErrors: false,
    // Machines are noisy: a limit here only tells a hang from an answer.
    testTimeout: 120_000,
    hookTimeout: 60_000,
    unstubGlobals: true,
    restoreMocks: true,
  },
});
