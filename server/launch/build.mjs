import { onRightNode } from './on-right-node.mjs';

onRightNode(async () => {
  const { ensureInstalled } = await import('./ensure-installed.mjs');
  const { build } = await import('./ensure-built.mjs');
  await ensureInstalled({ dev: false });
  await build();
});
