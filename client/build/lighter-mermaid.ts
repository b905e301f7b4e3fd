import type { Plugin } from 'vite';

/**
 * What Mermaid does for every label of a picture, and what it need not do here. Each text occurs once in its build; a
 * test holds that, since a version that words them otherwise would silently be slow again.
 */
export const savings: readonly { text: string; instead: string }[] = [
  {
    // A deep copy of some thousand settings at each look at one of them; nothing writes to it while a picture is drawn.
    text: 'return assignWithDepth_default({}, currentConfig);',
    instead: 'return currentConfig;',
  },
  {
    // Measuring beneath the body lays out the whole page for each label; the bench is contained (`diagram.css`).
    text: 'const body = select("body");\n    if (!body.remove)',
    instead:
      'const body = select(document.querySelector(".diagram-bench") ?? "body");\n    if (!body.remove)',
  },
];

/** Makes Mermaid draw a dozen arrows in about two thirds of the time, by leaving out work that changes nothing. */
export function lighterMermaid(): Plugin {
  return {
    name: 'coat-check:lighter-mermaid',
    apply: 'build',
    transform: {
      filter: { id: /\/mermaid\/dist\/chunks\/mermaid\.core\/chunk-[A-Z0-9]{8}\.mjs$/ },
      handler(code) {
        const lighter = savings.reduce(
          (text, saving) => text.replace(saving.text, () => saving.instead),
          code,
        );
        return lighter === code ? null : { code: lighter, map: null };
      },
    },
  };
}
