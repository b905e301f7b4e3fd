import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { build, createLogger, createServer, type HotPayload, type InlineConfig, type Rolldown } from 'vite';
import { describe, expect, it, onTestFinished } from 'vitest';
import { lessonsPlugin } from './lessons-plugin.ts';

const lessonText = (title: string) => `---
title: ${title}
summary: S
minutes: 5
---
::::step{#a title="A"}
Deep inside the lesson.
:::more{title=More}
C.
:::
::::
`;
const brokenText = lessonText('Two').replace(':::more', ':::mroe').replace('minutes: 5', 'minutes: soon');

/** A project of its own in a folder that is gone after the test: two lessons and a script that lists them. */
async function setup() {
  const root = await mkdtemp(join(tmpdir(), 'coat-check-lessons-'));
  onTestFinished(() => rm(root, { recursive: true }));
  const write = async (path: string, text: string) => {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), text);
  };
  await write('lessons/02-two/lesson.md', lessonText('Two'));
  await write('lessons/01-one/lesson.md', lessonText('One'));
  await write('lessons/README.md', 'not a lesson');
  await write(
    'client/main.ts',
    'import { lessonSummaries, lessonModules } from "virtual:lessons"; globalThis.l = [lessonSummaries, lessonModules];',
  );
  const config: InlineConfig = {
    root: join(root, 'client'),
    configFile: false,
    logLevel: 'silent',
    plugins: [lessonsPlugin()],
  };

  const buildAll = async () => {
    const input = join(root, 'client/main.ts');
    const output = await build({ ...config, build: { write: false, rolldownOptions: { input } } });
    return (output as Rolldown.RolldownOutput).output.filter((file) => file.type === 'chunk');
  };
  /** Vite as `npm run dev` runs it, and all that it tells the browser. */
  const serve = async () => {
    const said: string[] = [];
    const customLogger = { ...createLogger('silent'), error: (message: string) => void said.push(message) };
    const server = await createServer({
      ...config,
      customLogger,
      server: { middlewareMode: true, ws: false },
    });
    onTestFinished(() => server.close());
    const watched = () => server.watcher.getWatched()[join(root, 'lessons/02-two')];
    await expect.poll(watched, { timeout: 4000 }).toEqual(['lesson.md']);
    const { hot } = server.environments.client;
    const heard: HotPayload[] = [];
    const send = hot.send.bind(hot);
    hot.send = ((payload: HotPayload) => {
      heard.push(payload);
      return send(payload);
    }) as typeof hot.send;
    const index = async () =>
      (await server.environments.client.transformRequest('virtual:lessons'))?.code ?? '';
    return { server, heard, said, index };
  };
  return { root, write, buildAll, serve };
}

describe('lessonsPlugin in a build', () => {
  it('lists the lessons in the order of their folders, without carrying their steps along', async () => {
    const { buildAll } = await setup();
    const chunks = await buildAll();
    const entry = chunks.find(({ isEntry }) => isEntry)?.code ?? '';
    expect(entry).toMatch(/slug:\s*[`"']one[`"'][\s\S]*slug:\s*[`"']two[`"']/);
    expect(entry).not.toContain('Deep inside');
    expect(chunks.filter(({ code }) => code.includes('Deep inside'))).toHaveLength(2);
  });

  it('keeps what is told to whoever presents it out of the lesson, in a module of its own', async () => {
    const { write, buildAll } = await setup();
    const withNotes = lessonText('One').replace(/::::\n$/, ':::notes\nAsk the room first.\n:::\n::::\n');
    await write('lessons/01-one/lesson.md', withNotes);
    await write(
      'client/main.ts',
      'import { lessonModules } from "virtual:lessons"; import { notesModules } from "virtual:notes"; globalThis.l = [lessonModules, notesModules];',
    );
    const chunks = await buildAll();
    const told = chunks.filter(({ code }) => code.includes('Ask the room first'));
    expect(told).toHaveLength(1);
    expect(told[0]?.isEntry).toBe(false);
    expect(told[0]?.code).not.toContain('Deep inside');
  });

  it('stops at a lesson that cannot be read, and names each of its lines', async () => {
    const { write, buildAll } = await setup();
    await write('lessons/02-two/lesson.md', brokenText);
    await expect(buildAll()).rejects.toThrow(
      /lessons\/02-two\/lesson\.md:4:1 "minutes" cannot be "soon"[\s\S]*lessons\/02-two\/lesson\.md:8:1 There is no block/,
    );
  });

  it('names the lines of every lesson that cannot be read', async () => {
    const { write, buildAll } = await setup();
    await write('lessons/01-one/lesson.md', brokenText);
    await write('lessons/02-two/lesson.md', brokenText);
    await expect(buildAll()).rejects.toThrow(
      /01-one\/lesson\.md:8:1 There is no block[\s\S]*02-two\/lesson\.md:8:1 There is no block/,
    );
  });

  it('knows the lessons, steps and exercises that a lesson may link to', async () => {
    const { write, buildAll } = await setup();
    await write('lessons/exercises/write-it/task.md', '');
    const linking = (link: string) => lessonText('One').replace('C.', `[C](${link})`);
    for (const link of ['../two/', '../two/a', '/exercises/write-it']) {
      await write('lessons/01-one/lesson.md', linking(link));
      await buildAll();
    }
    await write('lessons/01-one/lesson.md', linking('../two/b'));
    await expect(buildAll()).rejects.toThrow(/01-one\/lesson\.md:9:1 The link "..\/two\/b" leads nowhere/);
  });
});

describe('lessonsPlugin in development', () => {
  it('feeds the loader: a lesson by its name, null for a name that no lesson has', async () => {
    const { serve } = await setup();
    const { server } = await serve();
    const loader = await server.ssrLoadModule(join(import.meta.dirname, '../content/load-lessons.ts'));
    const step = { id: 'a', title: expect.any(String), beats: 1, isToSee: false };
    expect(loader.lessonSummaries).toEqual([
      { slug: 'one', title: 'One', summary: 'S', minutes: 5, mistake: null, steps: [step] },
      { slug: 'two', title: 'Two', summary: 'S', minutes: 5, mistake: null, steps: [step] },
    ]);
    expect(await loader.loadLesson('two')).toMatchObject({ slug: 'two', steps: [{ id: 'a' }] });
    expect(await loader.loadLesson('02-two')).toBeNull();
    expect(await loader.loadLesson('constructor')).toBeNull();
  });

  it('reloads the page when a lesson changes, with its new text', async () => {
    const { write, serve } = await setup();
    const { heard, index } = await serve();
    expect(await index()).toContain('"title":"Two"');
    await write('lessons/02-two/lesson.md', lessonText('Two and a half'));
    await expect.poll(() => heard, { timeout: 5000 }).toContainEqual({ type: 'full-reload' });
    expect(await index()).toContain('"title":"Two and a half"');
  });

  it('shows what is wrong over the page that still stands, says all of it in the terminal, and recovers', async () => {
    const { write, serve } = await setup();
    const { heard, said, index } = await serve();
    await index();
    await write('lessons/02-two/lesson.md', brokenText);
    // The last word counts: a file that is being written may be read while it is still empty.
    await expect
      .poll(() => heard.at(-1), { timeout: 5000 })
      .toEqual({
        type: 'error',
        err: expect.objectContaining({
          message: expect.stringContaining('"minutes" cannot be "soon"'),
          loc: { file: expect.stringMatching(/02-two\/lesson\.md$/), line: 4, column: 1 },
        }),
      });
    expect(heard).not.toContainEqual({ type: 'full-reload' });
    expect(said.at(-1)).toMatch(
      /02-two\/lesson\.md:4:1 "minutes"[\s\S]*02-two\/lesson\.md:8:1 There is no block/,
    );
    await expect(index()).rejects.toThrow('"minutes" cannot be "soon"');
    await write('lessons/02-two/lesson.md', lessonText('Mended'));
    await expect.poll(() => heard, { timeout: 5000 }).toContainEqual({ type: 'full-reload' });
    expect(await index()).toContain('"title":"Mended"');
  });

  it('notices a lesson that is added, and one that is taken away', async () => {
    const { root, write, serve } = await setup();
    const { heard, index } = await serve();
    await index();
    await write('lessons/03-three/lesson.md', lessonText('Three'));
    const reload = { type: 'full-reload' };
    await expect.poll(() => heard, { timeout: 5000 }).toContainEqual(reload);
    expect(await index()).toContain('"title":"Three"');
    heard.length = 0;
    await rm(join(root, 'lessons/03-three'), { recursive: true });
    await expect.poll(() => heard, { timeout: 5000 }).toContainEqual(reload);
    await expect.poll(index, { timeout: 5000 }).not.toContain('"title":"Three"');
  });
});
