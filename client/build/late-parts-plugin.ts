import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

const fetchParts = fileURLToPath(new URL('../late/fetch-parts.ts', import.meta.url));

/**
 * Has every dynamic `import()` of the built client fetch its files before it imports them, by `fetchParts` in place of
 * Vite's own preloading, which asks browsers for modules that may not be there.
 */
export function lateParts(): Plugin {
  return {
    name: 'coat-check:late-parts',
    enforce: 'pre',
    apply: 'build',
    config: () => ({
      build: {
        modulePreload: {
          // Nothing is left for it to do.
          polyfill: false,
          // Of a part that is one file alone Vite lists none.
          resolveDependencies: (part, files) => (files.length > 0 ? files : [part]),
        },
      },
    }),
    load: {
      filter: { id: /^\0vite\/preload-helper\.js$/ },
      handler: () => `export { fetchParts as __vitePreload } from ${JSON.stringify(fetchParts)};`,
    },
  };
}
