import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { bundle } from './bundle.ts';

/** A file that imports another of ours, and one of Node's. */
async function setup() {
  const folder = await mkdtemp(path.join(tmpdir(), 'coat-check-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const write = (name: string, text: string) => writeFile(path.join(folder, name), text);
  await write(
    'a.ts',
    "import { hash } from 'node:crypto';\nimport { b } from './b.ts';\nexport const a = [hash, b];",
  );
  await write('b.ts', 'export const b: number = 1;');
  return { write, text: (options = {}) => bundle(path.join(folder, 'a.ts'), options) };
}

it('takes our own files in, and leaves what is not ours out', async () => {
  const { text } = await setup();
  expect(await text()).toMatch(/from ["']node:crypto["']/);
  expect(await text()).not.toContain('b.ts');
});

it('is the same text, where it leaves out what does not run, after a change that changes nothing', async () => {
  const { write, text } = await setup();
  const before = await text({ minify: true });
  await write('b.ts', '// Why.\nexport type B = string;\nconst one: number = 1;\nexport { one as b };');
  expect(await text({ minify: true })).toBe(before);
});

it('is another text after a change in any of its files', async () => {
  const { write, text } = await setup();
  const before = await text({ minify: true });
  await write('b.ts', 'export const b: number = 2;');
  expect(await text({ minify: true })).not.toBe(before);
});

it('is the same text after a change in a file that is to stay out', async () => {
  const { write, text } = await setup();
  const options = { minify: true, external: /b\.ts$/ };
  const before = await text(options);
  await write('b.ts', 'export const b: number = 2;');
  expect(await text(options)).toBe(before);
  expect(before).toContain('b.ts');
});
