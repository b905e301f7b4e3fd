import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { projectFolder } from './project-folder.mjs';
import { runProgram } from './run-program.mjs';

/**
 * Runs an installed package's command with this very Node: no `npx`, no shell, the same on Windows.
 * @param {string} packageName
 * @param {string} command as the package's `bin` names it
 * @param {readonly string[]} args
 * @param {import('./run-program.mjs').Options} [options]
 * @returns {Promise<number>} its exit code
 */
export async function runTool(packageName, command, args, options = {}) {
  const folder = path.join(projectFolder, 'node_modules', packageName);
  const { bin } = JSON.parse(await readFile(path.join(folder, 'package.json'), 'utf8'));
  return runProgram(process.execPath, [path.join(folder, bin[command]), ...args], options);
}
