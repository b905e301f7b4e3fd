import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{client,server,shared,lessons}/**/*.test.{ts,tsx}'],
    // Graded tests need a lab and a learner's text: `npm run grade` gives them both. What drives a browser is a stage of its own.
    exclude: ['**/node_modules/**', '**/grade.test.ts', 'client/e2e/**'],
    // An error nobody caught fails the run: a stray rejection is a bug, not noise.
    dangerouslyIgnoreUnhandledErrors: false,
    // Machines are noisy: a limit here only tells a hang from an answer.
    testTimeout: 60_000,
    hookTimeout: 20_000,
    unstubGlobals: true,
    restoreMocks: true,
  },
});
