import path from 'node:path';
import { projectFolder } from './project-folder.mjs';
import { Refusal } from './refusal.mjs';
import { runProgram } from './run-program.mjs';
import { runTool } from './run-tool.mjs';

const folder = path.join(projectFolder, 'dist-static');

/**
 * Builds the product as plain files: the pages first, then the worker that is their server, which has to know them all.
 * @throws {Refusal} when either fails
 */
export async function buildStatic() {
  console.log('Building the pages …');
  const pages = ['build', '--mode', 'static', '--outDir', '../dist-static', '--logLevel', 'warn'];
  if ((await runTool('vite', 'vite', pages)) !== 0) {
    throw new Refusal(
      'Could not build the pages: Vite failed, its reason is above. Mend that and try again.',
    );
  }
  console.log('Building the worker …');
  const worker = ['--import', 'tsx', 'client/build/build-worker.ts', folder];
  if ((await runProgram(process.execPath, worker)) !== 0) {
    throw new Refusal('Could not build the worker: the reason is above. Mend that and try again.');
  }
}
