import { onRightNode } from './on-right-node.mjs';

onRightNode(() => import('./run-test.mjs').then(({ runTest }) => runTest(process.argv.slice(2))));
