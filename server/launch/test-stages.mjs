import { build } from './ensure-built.mjs';
import { buildStatic } from './ensure-static.mjs';
import { prepareRedis } from './prepare-redis.mjs';
import { refusable } from './refusal.mjs';
import { runChecks } from './run-checks.mjs';
import { runProgram } from './run-program.mjs';
import {
  runBrowserTests,
  runEngines,
  runStatic,
  runsOnFiles,
  runTranslated,
  runVitest,
} from './run-suites.mjs';
import { tallyCheck } from './tally.mjs';

/**
 * @typedef {import('./test-level.mjs').TestLevel} TestLevel
 * @typedef {{
 *   name: string,
 *   part: 'static' | 'unit' | 'e2e',
 *   level: TestLevel,
 *   run: (extra: readonly string[]) => Promise<import('./tally.mjs').Tally>,
 * }} Stage `level` is the lowest that has it; within a stage, tests may look at the level, too
 */

/** @type {readonly Stage[]} */
export const testStages = [
  { name: 'Format, lint, types, unused code', part: 'static', level: 'usual', run: runChecks },
  { name: 'Real Redis for the tests', part: 'unit', level: 'usual', run: prepareRedis },
  { name: 'Unit and HTTP tests', part: 'unit', level: 'usual', run: runVitest },
  { name: 'Record of the proofs', part: 'unit', level: 'all', run: recordProofs },
  { name: 'Build', part: 'e2e', level: 'usual', run: buildPages },
  { name: 'Browser tests', part: 'e2e', level: 'usual', run: runBrowserTests },
  { name: 'Browser tests, translated', part: 'e2e', level: 'all', run: runTranslated },
  { name: 'Build of plain files', part: 'e2e', level: 'usual', run: buildFiles },
  { name: 'Browser tests, on plain files', part: 'e2e', level: 'usual', run: runStatic },
  { name: 'Two other engines', part: 'e2e', level: 'all', run: runEngines },
];

/** What cannot be recorded has failed, or was skipped, before: it is counted there. */
async function recordProofs() {
  const program = 'lessons/exercises/testing/record-proofs.ts';
  const code = await runProgram(process.execPath, ['--import', 'tsx', program]);
  return { passed: code === 0 ? 1 : 0, failed: 0, skipped: 0 };
}

/** @param {readonly string[]} extra */
async function buildFiles(extra) {
  if (!runsOnFiles(extra)) return { passed: 0, failed: 0, skipped: 0 };
  return tallyCheck(await refusable(buildStatic));
}

async function buildPages() {
  return tallyCheck(await refusable(build));
}
