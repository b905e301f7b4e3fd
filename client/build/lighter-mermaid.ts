// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these strings are the text of a program.
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
      'const body = select(document.getElementById("diagram-bench") ?? "body");\n    if (!body.remove)',
  },
  {
    // A style sheet anywhere styles the page anew, and a bare picture has its own taken out (`render-mermaid.ts`).
    text: 'const rules = createUserStyles(config, diagramType, diagramClassDefs, idSelector);',
    instead:
      'const rules = svgContainingElement?.matches(".is-bare") ? "" : createUserStyles(config, diagramType, diagramClassDefs, idSelector);',
  },
  {
    // A bare picture is monospaced, so that a line is as wide as any other of as many characters: measured once for all.
    text: '(text, config) => `${text}${config.fontSize}${config.fontWeight}${config.fontFamily}`',
    instead:
      '(text, config) => `${document.getElementById("diagram-bench")?.matches(".is-bare") ? text.replace(/<br\\/>|[!-~]/g, (part) => part.length > 1 ? part : "0") : text}${config.fontSize}${config.fontWeight}${config.fontFamily}`',
  },
  {
    // How tall a line is matters to the lines beneath it only, and in one font all are as tall.
    text: 'textHeight += (textElem._groups || textElem)[0][0].getBBox().height;',
    instead:
      'if (i < lines.length - 1) {\n' +
      'const look = `${textData.fontFamily} ${_textFontSizePx} ${textData.fontWeight}`;\n' +
      'drawText.heights ??= new Map();\n' +
      'if (!drawText.heights.has(look)) drawText.heights.set(look, textElem.node().getBBox().height);\n' +
      'textHeight += drawText.heights.get(look);\n' +
      '}',
  },
  {
    // A rectangle is as tall as it was just told to be.
    text: 'const bounds2 = rectElem.node().getBBox();\n    actor.height = bounds2.height;\n    height = bounds2.height;\n  }\n  return height;\n}, "drawActorTypeParticipant");',
    instead:
      'actor.height = rect.height;\n    height = rect.height;\n  }\n  return height;\n}, "drawActorTypeParticipant");',
  },
];

/** Makes Mermaid draw a dozen arrows in about two thirds of the time, by leaving out work that changes nothing. */
export function lighterMermaid(): Plugin {
  return {
    name: 'coat-check:lighter-mermaid',
    apply: 'build',
    transform: {
      filter: {
        id: /\/mermaid\/dist\/(?:chunks\/mermaid\.core\/(?:chunk|sequenceDiagram)-[A-Z0-9]{8}|mermaid\.core)\.mjs$/,
      },
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
