import { build, type Plugin, type Rolldown } from 'vite';
import { expect, it } from 'vitest';
import { oneFirstFile } from './one-first-file.ts';

/** A page and its late parts, one of which has a late part of its own; each needs something else of the page. */
const modules: Readonly<Record<string, string>> = {
  '/page.js': `import { u } from "/u.js"; import { s } from "/s.js"; import { t } from "/t.js";
    globalThis.parts = [s, t, u, () => [import("/one.js"), import("/other.js")]];`,
  '/one.js':
    'import { s } from "/s.js"; import { t } from "/t.js"; globalThis.next = [s, t, () => import("/next.js")];',
  '/next.js': `import { s } from "/s.js"; import { t } from "/t.js"; import { u } from "/u.js";
    globalThis.next = [s, t, u, "of a late part"];`,
  '/other.js': 'import { s } from "/s.js"; globalThis.other = [s, "of a late part"];',
  '/s.js': 'export const s = globalThis.made("of all");',
  '/t.js': 'import { s } from "/s.js"; export const t = globalThis.made(s);',
  '/u.js': 'import { t } from "/t.js"; export const u = globalThis.made(t);',
};

const fromMemory: Plugin = {
  name: 'from-memory',
  enforce: 'pre',
  resolveId: (id) => (id in modules ? id : null),
  load: (id) => modules[id] ?? null,
};

it('puts what the page and its late parts share into the page’s own file, and nothing else', async () => {
  const built = await build({
    configFile: false,
    publicDir: false,
    logLevel: 'silent',
    plugins: [fromMemory, oneFirstFile()],
    build: { write: false, modulePreload: false, rolldownOptions: { input: '/page.js' } },
  });
  const { output } = built as Rolldown.RolldownOutput;
  const [page, ...late] = output.filter((file) => file.type === 'chunk');
  expect(page).toMatchObject({ isEntry: true, imports: [] });
  expect(page?.code).toContain('of all');
  expect(page?.code).not.toContain('of a late part');
  expect(late.map(({ code }) => code).join()).not.toContain('of all');
});
