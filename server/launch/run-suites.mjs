import { mkdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { ensureChromium } from './ensure-chromium.mjs';
import { engineCount, ensureEngines } from './ensure-engines.mjs';
import { projectFolder } from './project-folder.mjs';
import { refusable } from './refusal.mjs';
import { runTool } from './run-tool.mjs';
import { sumTallies, tallyPlaywright, tallyVitest } from './tally.mjs';
import { readTestLevel } from './test-level.mjs';

const reports = path.join(projectFolder, '.cache', 'test');

/** @param {readonly string[]} extra arguments for Vitest */
export async function runVitest(extra) {
  const file = await freshReport('vitest.json');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const code = await runTool('vitest', 'vitest', ['run', ...reporters, ...extra]);
  return tallyVitest(code, await readReport(file));
}

/** @param {readonly string[]} extra arguments for Playwright */
export const runBrowserTests = (extra) => runInTurn(['pages', 'alone'], extra);

/**
 * Journeys once more, on pages that a browser's translator has changed.
 * @param {readonly string[]} extra arguments for Playwright
 */
export async function runTranslated(extra) {
  return runProjects(['translated'], extra);
}

/**
 * Journeys once more, on plain files, where the server runs in the browser: at the usual level the one that is quick, which
 * is skipped where Playwright is told anything.
 * @param {readonly string[]} extra arguments for Playwright
 */
export async function runStatic(extra) {
  if (!runsOnFiles(extra)) return { passed: 0, failed: 0, skipped: 1 };
  return isUsual()
    ? runProjects(['static'], ['--grep', '@quick'])
    : runInTurn(['static', 'static-alone'], extra);
}

/**
 * Whether anything runs on plain files, which have to be built for it.
 * @param {readonly string[]} extra arguments for Playwright
 */
export const runsOnFiles = (extra) => !isUsual() || extra.length === 0;

// Said by the launcher, after this module was loaded.
const isUsual = () => readTestLevel(process.env.COATCHECK_LEVEL) === 'usual';

/**
 * Where an engine is missing its tests skip themselves.
 * @param {readonly string[]} extra arguments for Playwright
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
  return runProjects(['firefox', 'webkit'], extra);
}

/**
 * First what two workers may do side by side, then what needs the machine for itself; a choice of tests in one go.
 * @param {readonly string[]} projects of `playwright.config.ts`
 * @param {readonly string[]} extra
 */
async function runInTurn(projects, extra) {
  if (extra.length > 0) return runProjects(projects, extra);
  const tallies = [];
  for (const project of projects) tallies.push(await runProjects([project], []));
  return sumTallies(tallies);
}

/**
 * @param {readonly string[]} projects of `playwright.config.ts`
 * @param {readonly string[]} extra
 */
async function runProjects(projects, extra) {
  const file = await freshReport(`${projects.join('-')}.json`);
  const code = await refusable(async () => {
    const CHROMIUM_PATH = await ensureChromium();
    const env = { CHROMIUM_PATH, PLAYWRIGHT_JSON_OUTPUT_FILE: file };
    const chosen = projects.map((name) => `--project=${name}`);
    return runTool('@playwright/test', 'playwright', ['test', ...chosen, ...extra], { env });
  });
  return tallyPlaywright(code, await readReport(file));
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
