import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { build, type Rolldown } from 'vite';
import { expect, it, onTestFinished } from 'vitest';
import { exercisesPlugin } from './exercises-plugin.ts';

const texts = (title: string) => ({
  'task.md': `---\ntitle: ${title}\nsummary: S\nminutes: 5\n---\nDo it.\n`,
  'hints.md': '## a-check\n\n1. nudge\n2. idea\n3. code\n',
  'starter.ts': '',
  'solution.ts': '',
  'grade.test.ts': '',
});

/** A project of its own with these files among its exercises; builds a script that lists them. */
async function setup(files: Record<string, Record<string, string>>) {
  const root = await mkdtemp(join(tmpdir(), 'coat-check-exercises-'));
  onTestFinished(() => rm(root, { recursive: true }));
  const write = async (path: string, text: string) => {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), text);
  };
  for (const [folder, ones] of Object.entries(files)) {
    for (const [file, text] of Object.entries(ones)) await write(`lessons/exercises/${folder}/${file}`, text);
  }
  const input = join(root, 'client/main.ts');
  await write(
    'client/main.ts',
    'import { exerciseSummaries } from "virtual:exercises"; globalThis.titles = exerciseSummaries;',
  );
  return async () => {
    const output = await build({
      root: join(root, 'client'),
      configFile: false,
      logLevel: 'silent',
      plugins: [exercisesPlugin()],
      build: { write: false, rolldownOptions: { input } },
    });
    const { code } = (output as Rolldown.RolldownOutput).output[0];
    return [...code.matchAll(/title:[`"](.+?)[`"]/g)].map(([, title]) => title);
  };
}

it('lists the small exercises before the challenge, and no folder beside them that nobody grades', async () => {
  const buildAll = await setup({
    challenge: texts('Last'),
    'shared-store': texts('Second'),
    'httponly-cookie': texts('First'),
    testing: { 'prove.ts': '' },
  });

  expect(await buildAll()).toEqual(['First', 'Second', 'Last']);
});

it('stops the build at an exercise that cannot be read', async () => {
  const { 'hints.md': _, ...incomplete } = texts('Without hints');
  const buildAll = await setup({ challenge: incomplete });

  await expect(buildAll()).rejects.toThrow('hints.md');
});
