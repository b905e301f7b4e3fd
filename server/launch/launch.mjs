import { folderProblem } from './folder-problem.mjs';
import { nodeProblem } from './node-problem.mjs';

/**
 * Runs a command, unless Node is too old even to read it or the folder's name would be misread: told here, before
 * anything is installed. A refusal is printed as its message alone.
 * @param {() => Promise<unknown>} load imports the command and runs it
 * @param {{ failed?: number }} [exitCodes] `failed` is for whatever keeps it from running to its end
 */
export function launch(load, { failed = 1 } = {}) {
  const problem = nodeProblem(process.versions.node);
  if (problem) {
    console.error(problem);
    process.exitCode = failed;
    return;
  }
  loadHere(load).catch((error) => {
    console.error(error && error.name === 'Refusal' ? error.message : error);
    process.exit(failed);
  });
}

/** @param {() => Promise<unknown>} load */
async function loadHere(load) {
  // Late: a Node as old as 12 could not read these.
  const { sep } = await import('node:path');
  const { projectFolder } = await import('./project-folder.mjs');
  const { Refusal } = await import('./refusal.mjs');
  const problem = folderProblem(projectFolder, sep);
  if (problem) throw new Refusal(problem);
  await load();
}
