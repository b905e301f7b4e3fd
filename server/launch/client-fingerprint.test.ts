import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { clientFingerprint } from './client-fingerprint.mjs';

async function setup(name = 'coat-check') {
  const above = await mkdtemp(path.join(tmpdir(), 'coat-check-'));
  onTestFinished(() => rm(above, { recursive: true }));
  const folder = path.join(above, name);
  const write = async (file: string, text: string) => {
    await mkdir(path.dirname(path.join(folder, file)), { recursive: true });
    await writeFile(path.join(folder, file), text);
  };
  await write('client/main.tsx', 'one');
  await write('client/e2e/journey.ts', 'one');
  await write('shared/a.ts', 'one');
  await write('lessons/01/lesson.md', 'one');
  for (const file of ['vite.config.ts', 'tsconfig.json', 'package-lock.json']) await write(file, '{}');
  return {
    write,
    fingerprint: () => clientFingerprint(folder),
    remove: (file: string) => rm(path.join(folder, file)),
  };
}

it('stays the same when files are written again unchanged', async () => {
  const { write, fingerprint } = await setup();
  const before = await fingerprint();
  await write('client/main.tsx', 'one');
  expect(await fingerprint()).toBe(before);
});

it.each([
  'client/main.tsx',
  'shared/a.ts',
  'lessons/01/lesson.md',
  'lessons/exercises/challenge/grade.test.ts',
  'vite.config.ts',
  'package-lock.json',
])('changes with %s', async (file) => {
  const { write, fingerprint } = await setup();
  const before = await fingerprint();
  await write(file, 'two');
  expect(await fingerprint()).not.toBe(before);
});

it('changes with a file wherever the checkout lies, a folder with “e2e” in its name among them', async () => {
  const { write, fingerprint } = await setup('e2e-course');
  const before = await fingerprint();
  await write('client/main.tsx', 'two');
  expect(await fingerprint()).not.toBe(before);
});

it('changes when a file goes or gets another name', async () => {
  const { write, remove, fingerprint } = await setup();
  const before = await fingerprint();
  await remove('shared/a.ts');
  const without = await fingerprint();
  await write('shared/b.ts', 'one');
  expect(new Set([before, without, await fingerprint()]).size).toBe(3);
});

it.each(['client/main.test.tsx', 'client/e2e/journey.ts', 'shared/a.bench.ts'])(
  'does not care about %s',
  async (file) => {
    const { write, fingerprint } = await setup();
    const before = await fingerprint();
    await write(file, 'two');
    expect(await fingerprint()).toBe(before);
  },
);
