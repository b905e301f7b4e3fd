import { launch } from './launch.mjs';

launch(() => import('./run-test.mjs').then(({ runTest }) => runTest(process.argv.slice(2))), {
  options: ['all', 'static', 'unit', 'e2e'],
});
