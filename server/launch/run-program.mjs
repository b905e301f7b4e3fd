import { spawn } from 'node:child_process';
import { projectFolder } from './project-folder.mjs';

/**
 * Runs a program to its end, its output shown as it comes.
 * @param {string} program
 * @param {readonly string[]} args
 * @param {{ env?: NodeJS.ProcessEnv, onErrorOutput?: (text: string) => void }} [options] `onErrorOutput` gets the
 *   error stream instead of the screen
 * @returns {Promise<number>} its exit code; 127 when there is no such program, 1 when a signal ended it
 */
export function runProgram(program, args, { env, onErrorOutput } = {}) {
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd: projectFolder,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'inherit', onErrorOutput ? 'pipe' : 'inherit'],
    });
    if (onErrorOutput) child.stderr?.setEncoding('utf8').on('data', onErrorOutput);
    child.on('error', () => resolve(127));
    child.on('close', (code) => resolve(code ?? 1));
  });
}
