import { onRightNode } from './on-right-node.mjs';

onRightNode(async () => {
  const { ensureInstalled } = await import('./ensure-installed.mjs');
  await ensureInstalled({ dev: true });
  const { ensureBuilt } = await import('./ensure-built.mjs');
  const { ensureChromium } = await import('./ensure-chromium.mjs');
  const { runProgram } = await import('./run-program.mjs');
  await ensureBuilt();
  const env = { CHROMIUM_PATH: await ensureChromium(), NODE_ENV: 'production' };
  const args = ['--import', 'tsx', 'client/e2e/bench/run-bench.ts', ...process.argv.slice(2)];
  process.exitCode = await runProgram(process.execPath, args, { env });
});
