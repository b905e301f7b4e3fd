import { mkdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { build } from './ensure-built.mjs';
import { ensureChromium } from './ensure-chromium.mjs';
import { ensureRedis } from './ensure-redis.mjs';
import { projectFolder } from './project-folder.mjs';
import { Refusal } from './refusal.mjs';
import { runTool } from './run-tool.mjs';
import { tallyCheck, tallyPlaywright, tallyVitest } from './tally.mjs';

/** @typedef {{ name: string, part: 'static' | 'unit' | 'e2e', run: (extra: readonly string[]) => Promise<import('./tally.mjs').Tally> }} Stage */

const reports = path.join(projectFolder, '.cache', 'test');

/** @type {readonly Stage[]} */
export const testStages = [
  {
    name: 'Format, lint and import map',
    part: 'static',
    run: () => check('@biomejs/biome', 'biome', ['check']),
  },
  { name: 'Types', part: 'static', run: () => check('typescript', 'tsc', ['--noEmit']) },
  { name: 'Unused files, exports and dependencies', part: 'static', run: () => check('knip', 'knip', []) },
  { name: 'Real Redis for the tests', part: 'unit', run: prepareRedis },
  { name: 'Unit and HTTP tests', part: 'unit', run: runVitest },
  { name: 'Build', part: 'e2e', run: buildPages },
  { name: 'Browser tests', part: 'e2e', run: runPlaywright },
];

/**
 * @param {string} packageName
 * @param {string} command
 * @param {readonly string[]} args
 */
async function check(packageName, command, args) {
  return tallyCheck(await runTool(packageName, command, args));
}

async function prepareRedis() {
  const none = { passed: 0, failed: 0, skipped: 0 };
  if (await ensureRedis()) return none;
  console.log(
    'SKIPPING THE TESTS ON A REAL REDIS: there is no redis-server on this machine, and it could not be installed. ' +
      'Install it (Debian, Ubuntu: sudo apt-get install redis-server) to run them.',
  );
  // A skip that nobody reads is a hole: where no person watches, it fails.
  return process.env.CI ? { ...none, failed: 1 } : { ...none, skipped: 1 };
}

/** @param {readonly string[]} extra */
async function runVitest(extra) {
  const file = await freshReport('vitest.json');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const code = await runTool('vitest', 'vitest', ['run', ...reporters, ...extra]);
  return tallyVitest(code, await readReport(file));
}

async function buildPages() {
  return tallyCheck(await refusable(build));
}

/** @param {readonly string[]} extra */
async function runPlaywright(extra) {
  const file = await freshReport('playwright.json');
  const code = await refusable(async () => {
    const CHROMIUM_PATH = await ensureChromium();
    const env = { CHROMIUM_PATH, PLAYWRIGHT_JSON_OUTPUT_FILE: file };
    return runTool('@playwright/test', 'playwright', ['test', ...extra], env);
  });
  return tallyPlaywright(code, await readReport(file));
}

/**
 * @param {() => Promise<number | void>} act
 * @returns {Promise<number>} an exit code; a refusal is shown and counts as 1, so that the stages after it still run
 */
async function refusable(act) {
  try {
    return (await act()) ?? 0;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    console.error(error.message);
    return 1;
  }
}

/** @param {string} name */
async function freshReport(name) {
  const file = path.join(reports, name);
  await mkdir(reports, { recursive: true });
  await rm(file, { force: true });
  return file;
}

/** @param {string} file */
async function readReport(file) {
  const text = await readFile(file, 'utf8').catch(() => 'null');
  return JSON.parse(text);
}
