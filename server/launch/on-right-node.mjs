import { nodeProblem } from './node-problem.mjs';

/**
 * Runs a command, unless Node is too old even to read it. A refusal is printed as its message alone.
 * @param {() => Promise<unknown>} load imports the command and runs it
 */
export function onRightNode(load) {
  const problem = nodeProblem(process.versions.node);
  if (problem) {
    console.error(problem);
    process.exitCode = 1;
    return;
  }
  load().catch((error) => {
    console.error(error && error.name === 'Refusal' ? error.message : error);
    process.exit(1);
  });
}
