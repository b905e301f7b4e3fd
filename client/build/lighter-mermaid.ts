// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these strings are the text of a program.
import type { Plugin } from 'vite';

/**
 * What Mermaid does for every label of a picture, and what it need not do here: only what is at least a tenth of the time from a burst
 * to its picture. Each text occurs once in its build; a test holds that, and package.json names the very version.
 */
export const savings: readonly { text: string; instead: string }[] = [
  {
    // A deep copy of some thousand settings at each look at one of them; nothing writes to it while a picture is drawn.
    text: 'return assignWithDepth_default({}, currentConfig);',
    instead: 'return currentConfig;',
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

/** Makes Mermaid draw a dozen arrows in about half of the time, by leaving out work that changes nothing. */
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
