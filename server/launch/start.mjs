import { onRightNode } from './on-right-node.mjs';

onRightNode(() => import('./run-start.mjs').then(({ runStart }) => runStart(process.argv.slice(2))));
