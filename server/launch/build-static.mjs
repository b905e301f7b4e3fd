import { launch } from './launch.mjs';

launch(async () => {
  const { ensureInstalled } = await import('./ensure-installed.mjs');
  const { buildStatic } = await import('./ensure-static.mjs');
  await ensureInstalled({ dev: false });
  await buildStatic();
  console.log(
    'Written to dist-static/. Look at it: npm run preview:static. Where to put it: server/deploy/PLAIN-FILES.md',
  );
});
