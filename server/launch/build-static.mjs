import { launch } from './launch.mjs';

launch(async () => {
  const { ensureInstalled } = await import('./ensure-installed.mjs');
  const { buildStatic } = await import('./ensure-static.mjs');
  await ensureInstalled({ dev: false });
  await buildStatic();
});
