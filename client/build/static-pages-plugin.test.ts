import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'vite';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { projectFolder } from '../../server/launch/project-folder.mjs';
import { tellSettings } from '../../server/pages/tell-settings.ts';
import { staticPages } from './static-pages-plugin.ts';

let out = '';
const read = (file: string) => readFile(path.join(out, file), 'utf8');

/** A client of one line, and a lab's frame, with the project's own lessons. */
beforeAll(async () => {
  out = await mkdtemp(path.join(tmpdir(), 'coat-check-static-'));
  await build({
    configFile: false,
    logLevel: 'error',
    root: path.join(projectFolder, 'client'),
    mode: 'static',
    build: { outDir: out, emptyOutDir: true, rolldownOptions: { input: 'index.html' } },
    plugins: [
      {
        name: 'one-line',
        enforce: 'pre',
        load: (id) => (id.endsWith('main.tsx') ? 'document.title = "One line";' : null),
        generateBundle() {
          const source = '<!doctype html><meta charset="utf-8"><script>1</script>';
          this.emitFile({ type: 'asset', fileName: 'lab-frame.html', source });
        },
      },
      staticPages(),
    ],
  });
});
afterAll(() => rm(out, { recursive: true, force: true }));

it('writes pages whose addresses begin where they lie, however deep', async () => {
  for (const [file, base] of [
    ['index.html', './'],
    ['shows/index.html', '../'],
    ['lessons/closing-time/index.html', '../../'],
    ['lessons/closing-time/idle/index.html', '../../../'],
    ['lessons/closing-time/handout/index.html', '../../../'],
    ['exercises/challenge/index.html', '../../'],
    ['embed/lessons/closing-time/index.html', '../../../'],
    ['embed/shows/the-stolen-ticket/index.html', '../../../'],
  ] as const) {
    const html = await read(file);
    expect(html, file).toContain(`<meta name="base-path" content="${base}"`);
    expect(
      html.match(/ (?:src|href)="[^"]*"/g)?.every((told) => told.includes(`="${base}`)),
      file,
    ).toBe(true);
  }
});

it('keeps a page for the worker, which writes the base in as a server does', async () => {
  const html = tellSettings(await read('page.html'), { idleSeconds: 60, base: '/coat-check/' });
  expect(html).toContain('<meta name="base-path" content="/coat-check/"');
  expect(html).toMatch(/ src="\/coat-check\/assets\/[^"]+\.js"/);
});

it('gives every page the policy that a server would send, before anything it could hold for', async () => {
  for (const file of ['page.html', 'index.html', 'lessons/closing-time/index.html']) {
    const [before = '', after = ''] = (await read(file)).split(
      '<meta http-equiv="Content-Security-Policy" content="',
    );
    expect(before).not.toMatch(/<(script|link|style)/);
    // What lies in a folder begins with one script of ours, inline.
    const scripts = file === 'page.html' ? '' : " 'sha256-[\\w+/]{43}='";
    expect(after).toMatch(new RegExp(`^default-src 'self'; script-src 'self'${scripts}; `));
  }
  expect(await read('lab-frame.html')).toMatch(
    /^<!doctype html>.*<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'unsafe-inline' 'unsafe-eval' blob:;[^"]*connect-src 'none'/,
  );
  expect(await read('404.html')).toMatch(/script-src 'self' 'sha256-[\w+/]{43}='/);
});

it('tells whoever opened the file itself what is wrong, without a script', async () => {
  expect(await read('index.html')).toMatch(/<div id="root">.*<code>file:<\/code>.*<\/div>/);
});
