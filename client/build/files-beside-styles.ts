import type { Plugin } from 'vite';

/** Has styles name fonts and pictures by where they lie beside them: beneath which path all lies is a setting of the server. */
export function filesBesideStyles(): Plugin {
  return {
    name: 'coat-check:files-beside-styles',
    apply: 'build',
    generateBundle(_options, bundle) {
      for (const file of Object.values(bundle)) {
        if (file.type !== 'asset' || !file.fileName.endsWith('.css')) continue;
        file.source = String(file.source).replaceAll('url(/assets/', 'url(./');
      }
    },
  };
}
