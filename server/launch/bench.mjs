import { launch } from './launch.mjs';

launch(async () => {
  const { ensureInstalled } = await import('./ensure-installed.mjs');
  await ensureInstalled({ dev: true });
  const { ensureBuilt } = await import('./ensure-built.mjs');
  const { ensureChromium } = await import('./ensure-chromium.mjs');
  const { runProgram } = await import('./run-program.mjs');
  await ensureBuilt();
  if (process.argv.includes('static')) await (await import('./ensure-static.mjs')).buildStatic();
  const env = { CHROMIUM_PATH: await ensureChromium(), NODE_ENV: 'production' };
  for (const bench of ['client/e2e/bench/run-bench.ts', 'server/bench/run.bench.ts']) {
    const args = ['--import', 'tsx', bench, ...process.argv.slice(2)];
    const code = await runProgram(process.execPath, args, { env });
    if (code !== 0) process.exitCode = code;
  }
});
