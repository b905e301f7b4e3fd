import { launch } from './launch.mjs';

launch(() => import('./run-preview.mjs').then(({ runPreview }) => runPreview(process.argv.slice(2))), {
  options: ['port', 'base'],
});
