import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { clientFingerprint } from './client-fingerprint.mjs';
import { projectFolder } from './project-folder.mjs';
import { Refusal } from './refusal.mjs';
import { runTool } from './run-tool.mjs';

// Written last and wiped with `dist/`: a build that was cut short never counts as done.
const stamp = path.join(projectFolder, 'dist', '.fingerprint');

/**
 * Builds the client unless `dist/` was made from these very sources.
 * @throws {Refusal} when the build fails
 */
export async function ensureBuilt() {
  const fingerprint = await clientFingerprint(projectFolder);
  const built = await readFile(stamp, 'utf8').catch(() => null);
  if (built !== fingerprint) await build(fingerprint);
}

/**
 * Builds the client in a process of its own, so that the server that follows does not carry the bundler's memory.
 * @param {string} [fingerprint] of the sources, when it is known already
 */
export async function build(fingerprint) {
  const of = fingerprint ?? (await clientFingerprint(projectFolder));
  console.log('Building the pages …');
  const code = await runTool('vite', 'vite', ['build', '--logLevel', 'warn']);
  if (code !== 0) {
    throw new Refusal(
      'Could not build the pages: Vite failed, its reason is above. Mend that and try again.',
    );
  }
  await writeFile(stamp, of);
}
