import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { build, createLogger, createServer, type InlineConfig, type Rolldown } from 'vite';
import { expect, it, onTestFinished, vi } from 'vitest';
import { walksPlugin } from './walks-plugin.ts';

/** A project of its own: two lessons, of which the first has a record. */
async function setup(record = vi.fn(async (slug: string) => `anew: ${slug}`)) {
  const root = await mkdtemp(join(tmpdir(), 'coat-check-walks-'));
  onTestFinished(() => rm(root, { recursive: true }));
  const write = async (path: string, text: string) => {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), text);
  };
  await write('lessons/01-one/lesson.md', '');
  await write('lessons/01-one/walk.json', '{"kept":"one"}');
  await write('lessons/02-two/lesson.md', '');
  await write('client/main.ts', 'import { walkModules } from "virtual:walks"; globalThis.w = walkModules;');
  const config: InlineConfig = {
    root: join(root, 'client'),
    configFile: false,
    logLevel: 'silent',
    plugins: [walksPlugin({ record })],
  };
  const buildAll = async () => {
    const input = join(root, 'client/main.ts');
    const output = await build({ ...config, build: { write: false, rolldownOptions: { input } } });
    return (output as Rolldown.RolldownOutput).output.filter((file) => file.type === 'chunk');
  };
  const serve = async () => {
    const server = await createServer({
      ...config,
      customLogger: createLogger('silent'),
      server: { middlewareMode: true, ws: false },
    });
    onTestFinished(() => server.close());
    return async (id: string) => (await server.environments.client.transformRequest(id))?.code ?? '';
  };
  return { record, write, root, buildAll, serve };
}

it('gives each lesson’s record a file of its own, which the page fetches when it is wanted', async () => {
  const { buildAll, record } = await setup();
  const [entry, ...late] = await buildAll();
  expect(entry?.code).not.toContain('kept');
  expect(late.filter(({ code }) => code.includes('kept'))).toHaveLength(1);
  expect(record).not.toHaveBeenCalled();
});

it('builds without the record of a lesson that has none yet', async () => {
  const { buildAll } = await setup();
  const [, ...late] = await buildAll();
  expect(late).toHaveLength(2);
});

it('does a lesson anew in development, once, whatever is kept of it', async () => {
  const { serve, record, root } = await setup();
  const load = await serve();
  expect(await load('virtual:walk/one')).toContain('anew: one');
  await load('virtual:walk/one');
  expect(record.mock.calls).toEqual([['one', root]]);
});

it('says what a lesson’s author has to mend where it cannot be done', async () => {
  const { serve } = await setup(vi.fn().mockRejectedValue(new Error('This beat waits in vain.')));
  const load = await serve();
  await expect(load('virtual:walk/two')).rejects.toThrow('This beat waits in vain.');
});
