import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { savings } from './lighter-mermaid.ts';

const core = fileURLToPath(import.meta.resolve('mermaid/dist/mermaid.core.mjs'));
const chunks = fileURLToPath(
  new URL('./chunks/mermaid.core/', import.meta.resolve('mermaid/dist/mermaid.core.mjs')),
);

it.each(savings)('finds in the installed Mermaid, once, what it leaves out: $text', ({ text }) => {
  const names = readdirSync(chunks).filter((name) => /^(chunk|sequenceDiagram)-.*\.mjs$/.test(name));
  const files = [core, ...names.map((name) => `${chunks}${name}`)];
  const found = files.map((file) => readFileSync(file, 'utf8').split(text).length - 1);
  expect(found.reduce((sum, count) => sum + count, 0)).toBe(1);
});
