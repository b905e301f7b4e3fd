import { readdirSync } from 'node:fs';
import { expect, it } from 'vitest';
import { onlySequenceDiagrams } from './only-sequence-diagrams.ts';

const chunks = new URL('../../node_modules/mermaid/dist/chunks/mermaid.core/', import.meta.url);

function isLeftOut(source: string, importer = '/x/node_modules/mermaid/dist/mermaid.core.mjs'): boolean {
  const { resolveId } = onlySequenceDiagrams();
  if (typeof resolveId !== 'function') throw new Error('The plugin has no plain resolveId.');
  return resolveId.call({} as never, source, importer, {} as never) !== null;
}

it('keeps the one kind of diagram that is drawn, and what it is made of', () => {
  const kept = readdirSync(chunks).filter(
    (file) => file.endsWith('.mjs') && !isLeftOut(`./chunks/mermaid.core/${file}`),
  );
  const named = kept.filter((file) => !file.startsWith('chunk-'));
  expect(named).toEqual([expect.stringMatching(/^sequenceDiagram-/), expect.stringMatching(/^sizeCapture-/)]);
  expect(kept.length).toBeGreaterThan(named.length);
});

it('leaves other packages alone', () => {
  expect(isLeftOut('./flowDiagram-HODETNUW.mjs', '/x/node_modules/other/index.mjs')).toBe(false);
  expect(isLeftOut('d3')).toBe(false);
});
