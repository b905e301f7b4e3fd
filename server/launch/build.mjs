import { launch } from './launch.mjs';

launch(async () => {
  const { ensureInstalled } = await import('./ensure-installed.mjs');
  const { build } = await import('./ensure-built.mjs');
  await ensureInstalled({ dev: false });
  await build();
});
