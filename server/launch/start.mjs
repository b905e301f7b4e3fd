import { launch } from './launch.mjs';

launch(() => import('./run-start.mjs').then(({ runStart }) => runStart(process.argv.slice(2))), {
  options: ['port', 'lan', 'no-open'],
});
