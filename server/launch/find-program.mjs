import { accessSync, constants } from 'node:fs';
import path from 'node:path';

/**
 * The first of these programs that can be run: absolute paths as they are, plain names along `PATH`.
 * @param {readonly (string | undefined)[]} candidates
 * @param {NodeJS.ProcessEnv} env
 * @returns {string | null}
 */
export function findProgram(candidates, env) {
  const folders = (env.PATH ?? '').split(path.delimiter).filter(Boolean);
  const paths = candidates
    .filter((candidate) => typeof candidate === 'string')
    .flatMap((name) => (path.isAbsolute(name) ? [name] : folders.map((folder) => path.join(folder, name))));
  return paths.find(isExecutable) ?? null;
}

/** @param {string} file */
function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
