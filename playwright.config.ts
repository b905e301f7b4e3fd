import { defineConfig, devices } from '@playwright/test';
import type { EngineName } from './client/e2e/engines/engine-fixtures.ts';
import { findChromium } from './server/launch/find-chromium.mjs';
import { testLevel } from './server/launch/test-level.mjs';

const executablePath = findChromium();

/** What measures time, scrolls by frames or loads the machine: two at once would disturb each other. */
const alone = /\/(cursor|small-screen|killed-process|lab-breakdown|lab-load|outage)\.e2e\.ts$/;

/** What is done once more under a browser's translator: all that leads through pages. */
const journeys =
  /\/(lesson-(one|two|three)|mistake-torn-stub|keyboard|desk|devices|stage(-size)?|shows|compare-and-stage|exercise(-live|-drafts|-help|-change)?|open-trace|connection|class-link|store-outage|expiry)\.e2e\.ts$/;

export default defineConfig<{ isTranslated: boolean }, { engineName: EngineName; isStatic: boolean }>({
  testDir: 'client/e2e',
  testMatch: '**/*.e2e.ts',
  outputDir: 'test-results',
  fullyParallel: true,
  workers: 2,
  // At the usual level the closing line tells what needed a second try; before a release each test has one.
  retries: testLevel === 'usual' ? 1 : 0,
  forbidOnly: Boolean(process.env.CI),
  // A machine that stands still for half a minute has broken nothing; what has to be quick says so itself.
  timeout: 180_000,
  expect: { timeout: 30_000 },
  // What another test holds in less time, or an exhaustive one by samples, is left to `npm run test:all`.
  ...(testLevel === 'usual' && { grepInvert: /@all/ }),
  reporter: [['list'], ['json', { outputFile: '.cache/test/playwright.json' }]],
  projects: [
    { name: 'pages', testIgnore: [alone, 'engines/**', 'static/**'] },
    { name: 'alone', testMatch: alone, workers: 1 },
    // Journeys once more where no server runs but in the browser: on files, of `npm run build:static`.
    { name: 'static', grep: /@static/, testIgnore: [alone, 'engines/**'], use: { isStatic: true } },
    { name: 'static-alone', grep: /@static/, testMatch: alone, use: { isStatic: true }, workers: 1 },
    { name: 'translated', testMatch: journeys, use: { isTranslated: true } },
    { name: 'firefox', testMatch: 'engines/*.e2e.ts', use: { engineName: 'firefox' }, workers: 1 },
    { name: 'webkit', testMatch: 'engines/*.e2e.ts', use: { engineName: 'webkit' }, workers: 1 },
  ],
  use: {
    ...devices['Desktop Chrome'],
    viewport: { width: 1440, height: 900 },
    screenshot: 'only-on-failure',
    // So arrows come at once, as they do for whoever wants no motion; how they are played `playing.e2e.ts` tests.
    contextOptions: { reducedMotion: 'reduce' },
    launchOptions: {
      ...(executablePath && { executablePath }),
      // Containers run as root, where Chromium refuses its own sandbox; the pages under test are our own.
      args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run'],
    },
  },
});
