import { spawn } from 'node:child_process';
import { projectFolder } from './project-folder.mjs';

/**
 * Runs a program to its end, its output shown as it comes.
 * @param {string} program
 * @param {readonly string[]} args
 * @param {Options} [options]
 * @returns {Promise<number>} its exit code; 127 when there is no such program, 1 when it was ended
 *
 * @typedef {{
 *   env?: NodeJS.ProcessEnv,
 *   onOutput?: (text: string) => void,
 *   onErrorOutput?: (text: string) => void,
 *   aside?: boolean,
 *   signal?: AbortSignal,
 * }} Options `onOutput` gets both streams instead of the screen, `onErrorOutput` the error stream alone; `aside` shows
 *   everything on the error stream, since the other one may be read by a program; `signal` ends the program
 */
export function runProgram(program, args, { env, onOutput, onErrorOutput = onOutput, aside, signal } = {}) {
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd: projectFolder,
      env: { ...process.env, ...env },
      ...(signal && { signal }),
      stdio: ['ignore', onOutput ? 'pipe' : aside ? 2 : 'inherit', onErrorOutput ? 'pipe' : 'inherit'],
    });
    if (onOutput) child.stdout?.setEncoding('utf8').on('data', onOutput);
    if (onErrorOutput) child.stderr?.setEncoding('utf8').on('data', onErrorOutput);
    child.on('error', () => resolve(signal?.aborted ? 1 : 127));
    child.on('close', (code) => resolve(code ?? 1));
  });
}
