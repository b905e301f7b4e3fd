import { spawn } from 'node:child_process';
import { projectFolder } from './project-folder.mjs';

/**
 * Runs a program to its end, its output shown as it comes.
 * @param {string} program
 * @param {readonly string[]} args
 * @param {{ env?: NodeJS.ProcessEnv, onErrorOutput?: (text: string) => void, signal?: AbortSignal }} [options]
 *   `onErrorOutput` gets the error stream instead of the screen; `signal` ends the program
 * @returns {Promise<number>} its exit code; 127 when there is no such program, 1 when it was ended
 */
export function runProgram(program, args, { env, onErrorOutput, signal } = {}) {
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd: projectFolder,
      env: { ...process.env, ...env },
      ...(signal && { signal }),
      stdio: ['ignore', 'inherit', onErrorOutput ? 'pipe' : 'inherit'],
    });
    if (onErrorOutput) child.stderr?.setEncoding('utf8').on('data', onErrorOutput);
    child.on('error', () => resolve(signal?.aborted ? 1 : 127));
    child.on('close', (code) => resolve(code ?? 1));
  });
}
