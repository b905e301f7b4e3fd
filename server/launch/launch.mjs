import { folderProblem } from './folder-problem.mjs';
import { nodeProblem } from './node-problem.mjs';

/**
 * Runs a command, unless Node is too old even to read it, the folder's name would be misread, or npm took its options:
 * told here, before anything is installed. A refusal is printed as its message alone.
 * @param {() => Promise<unknown>} load imports the command and runs it
 * @param {{ options?: readonly string[], failed?: number }} [how] `options` are those of the command; `failed` is the
 *   exit code of whatever keeps it from running to its end
 */
export function launch(load, { options = [], failed = 1 } = {}) {
  const problem = nodeProblem(process.versions.node);
  if (problem) {
    console.error(problem);
    process.exitCode = failed;
    return;
  }
  loadHere(load, options).catch((error) => {
    console.error(error && error.name === 'Refusal' ? error.message : error);
    process.exit(failed);
  });
}

/**
 * @param {() => Promise<unknown>} load
 * @param {readonly string[]} options
 */
async function loadHere(load, options) {
  // Late: a Node as old as 12 could not read these.
  const { sep } = await import('node:path');
  const { projectFolder } = await import('./project-folder.mjs');
  const { Refusal } = await import('./refusal.mjs');
  const { swallowedOptions } = await import('./swallowed-options.mjs');
  const problem = folderProblem(projectFolder, sep) ?? swallowedOptions(options, process.env);
  if (problem) throw new Refusal(problem);
  await load();
}
