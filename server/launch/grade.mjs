import { onRightNode } from './on-right-node.mjs';

onRightNode(async () => {
  const { ensureInstalled } = await import('./ensure-installed.mjs');
  const { projectFolder } = await import('./project-folder.mjs');
  // What is installed is told on the error stream: the other one carries the verdict.
  const { log } = console;
  console.log = console.error;
  await ensureInstalled({ dev: true });
  console.log = log;
  process.chdir(process.env.INIT_CWD ?? projectFolder);
  const { register } = await import('tsx/esm/api');
  register();
  const { runGrade } = await import('../grading/run-grade.ts');
  process.exitCode = await runGrade(process.argv.slice(2));
});
