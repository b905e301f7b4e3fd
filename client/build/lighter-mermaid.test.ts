import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { savings } from './lighter-mermaid.ts';

const chunks = fileURLToPath(
  new URL('./chunks/mermaid.core/', import.meta.resolve('mermaid/dist/mermaid.core.mjs')),
);

it.each(savings)('finds in the installed Mermaid, once, what it leaves out: $text', ({ text }) => {
  const files = readdirSync(chunks).filter((name) => /^chunk-.*\.mjs$/.test(name));
  const found = files.map((name) => readFileSync(`${chunks}${name}`, 'utf8').split(text).length - 1);
  expect(found.reduce((sum, count) => sum + count, 0)).toBe(1);
});
