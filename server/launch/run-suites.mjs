import { mkdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { ensureChromium } from './ensure-chromium.mjs';
import { engineCount, ensureEngines } from './ensure-engines.mjs';
import { projectFolder } from './project-folder.mjs';
import { refusable } from './refusal.mjs';
import { runTool } from './run-tool.mjs';
import { tallyPlaywright, tallyVitest } from './tally.mjs';

const reports = path.join(projectFolder, '.cache', 'test');

/** @param {readonly string[]} extra arguments for Vitest */
export function runVitest(extra) {
  return reported('vitest.json', extra);
}

/** @param {readonly string[]} extra arguments for Playwright */
export async function runPlaywright(extra) {
  const file = await freshReport('playwright.json');
  const code = await refusable(async () => {
    const CHROMIUM_PATH = await ensureChromium();
    const env = { CHROMIUM_PATH, PLAYWRIGHT_JSON_OUTPUT_FILE: file };
    return runTool('@playwright/test', 'playwright', ['test', ...extra], { env });
  });
  return tallyPlaywright(code, await readReport(file));
}

/**
 * Where an engine is missing its tests skip themselves.
 * @param {readonly string[]} extra arguments for Vitest
 */
export async function runEngines(extra) {
  const missing = await ensureEngines();
  for (const { name, packages } of missing) {
    console.log(
      `SKIPPING THE TESTS IN ${name.toUpperCase()}: it is not on this machine, and could not be installed. ` +
        `Install it (Debian, Ubuntu: sudo apt-get install ${packages.join(' ')}) to run them.`,
    );
  }
  // A run in which every test skips itself would count as one in which something is wrong.
  if (missing.length === engineCount) return { passed: 0, failed: 0, skipped: engineCount };
  return reported('engines.json', ['--config', 'client/e2e/engines/vitest.config.ts', ...extra]);
}

/**
 * @param {string} name of the report
 * @param {readonly string[]} args
 */
async function reported(name, args) {
  const file = await freshReport(name);
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const code = await runTool('vitest', 'vitest', ['run', ...reporters, ...args]);
  return tallyVitest(code, await readReport(file));
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
