import { launch } from './launch.mjs';

launch(async () => {
  const { ensureInstalled } = await import('./ensure-installed.mjs');
  await ensureInstalled({ dev: true });
  const { register } = await import('tsx/esm/api');
  register();
  const { prepareExercise } = await import('../grading/prepare-exercise.ts');
  process.exitCode = await prepareExercise(process.argv.slice(2));
});
