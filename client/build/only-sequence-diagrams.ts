import type { Plugin } from 'vite';

/** What Mermaid would load for other kinds of diagram, for graph layouts and for formulas. */
const NEVER_DRAWN =
  /(?:\/|^)(?:[\w-]*[dD]iagram(?:-v2)?|[\w-]+-definition|swimlanes|dagre|cose-bilkent)-[A-Z0-9]{8}\.mjs$/;
const ALWAYS_DRAWN = /\/sequenceDiagram-[A-Z0-9]{8}\.mjs$/;
const NOTHING = '\0coat-check:never-drawn';

/**
 * Leaves out of the build what Mermaid keeps for the three dozen kinds of diagram that are never drawn here: it is
 * loaded late and would not slow a page, but bundling it takes most of the time between `npm start` and the page.
 */
export function onlySequenceDiagrams(): Plugin {
  return {
    name: 'coat-check:only-sequence-diagrams',
    enforce: 'pre',
    apply: 'build',
    resolveId(source, importer) {
      if (!importer?.includes('/mermaid/dist/')) return null;
      const isUnused = source === 'katex' || (NEVER_DRAWN.test(source) && !ALWAYS_DRAWN.test(source));
      return isUnused ? NOTHING : null;
    },
    load(id) {
      return id === NOTHING ? 'export {};' : null;
    },
  };
}
