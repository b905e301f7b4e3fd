import { launch } from './launch.mjs';

launch(async () => {
  const { ensureInstalled } = await import('./ensure-installed.mjs');
  const { runProgram } = await import('./run-program.mjs');
  await ensureInstalled({ dev: true });
  const args = ['--import', 'tsx', 'lessons/walk/record-walks.ts', ...process.argv.slice(2)];
  process.exitCode = await runProgram(process.execPath, args);
});
