import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { installFailure } from './install-failure.mjs';
import { missingPackages } from './missing-packages.mjs';
import { npmCommand } from './npm-command.mjs';
import { projectFolder } from './project-folder.mjs';
import { Refusal } from './refusal.mjs';
import { runProgram } from './run-program.mjs';
import { sayWaiting } from './say-waiting.mjs';
import { watchFetches } from './watch-fetches.mjs';

const tellEverySeconds = 15;

/**
 * Installs what the lock file asks for, unless it is all there. What it says goes to the error stream: the other one
 * carries what was asked for, such as a report in JSON.
 * @param {{ dev: boolean }} wanted whether tests and checks are to run too
 * @throws {Refusal} when npm fails
 */
export async function ensureInstalled({ dev }) {
  const lock = JSON.parse(await readFile(path.join(projectFolder, 'package-lock.json'), 'utf8'));
  const missing = missingPackages(lock, await readInstalled(), { dev });
  if (missing.length === 0) return;

  console.error(
    `Installing the dependencies, once: a minute, or several on a slow machine or line. How far it is stands here every ${tellEverySeconds} seconds.`,
  );
  const output = await npmInstall(dev ? ['--include=dev'] : []);
  if (output.code !== 0) throw new Refusal(installFailure(output.errors));
}

/** @returns {Promise<import('./missing-packages.mjs').Lock>} */
async function readInstalled() {
  const file = path.join(projectFolder, 'node_modules', '.package-lock.json');
  const text = await readFile(file, 'utf8').catch(() => '{}');
  return JSON.parse(text);
}

/** @param {readonly string[]} extra */
async function npmInstall(extra) {
  let errors = '';
  let rest = '';
  const fetches = watchFetches();
  const hopeless = new AbortController();
  // Not `npm ci`, which refuses a lock file that lacks the optional packages of other platforms, and wipes what is
  // there. This keeps to the lock file as well, and `--no-save` leaves it untouched.
  const args = ['install', '--no-save', '--no-audit', '--no-fund', '--loglevel=http', ...extra];
  const patience = ['--fetch-retries=2', '--fetch-retry-mintimeout=1000', '--fetch-retry-maxtimeout=4000'];
  const [program, ...first] = npmCommand(process);
  const began = Date.now();
  const telling = setInterval(() => {
    const seconds = Math.round((Date.now() - began) / 1000);
    console.error(sayWaiting(seconds, fetches.fetched()));
  }, tellEverySeconds * 1000);
  const code = await runProgram(program, [...first, ...args, ...patience], {
    signal: hopeless.signal,
    aside: true,
    onErrorOutput(text) {
      const lines = (rest + text).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) {
        if (fetches.take(line)) continue;
        errors += `${line}\n`;
        console.error(line);
      }
      if (fetches.unreachable()) hopeless.abort();
    },
  }).finally(() => clearInterval(telling));
  const gaveUp = fetches.unreachable();
  return { code, errors: gaveUp ? `npm error code ${gaveUp}` : errors + rest };
}
