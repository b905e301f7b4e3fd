import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { evenLines } from '#shared/even-lines.ts';
import { settingNames, settingOf } from '#shared/sandbox/settings.ts';
import { projectFolder } from './project-folder.mjs';

const read = async (file: string) => evenLines(await readFile(path.join(projectFolder, file), 'utf8'));

it('names only files that are there', async () => {
  const links = [...(await read('README.md')).matchAll(/\]\(([^):]+)\)/g)].map(([, file]) => file ?? '');
  expect(links.length).toBeGreaterThan(10);
  expect(links.filter((file) => !existsSync(path.join(projectFolder, file)))).toEqual([]);
});

it('lists every setting that the server reads', async () => {
  const schema =
    (await read('server/config.ts')).match(/environmentSchema = z\.object\(\{([\s\S]*?)\n\}\);/)?.[1] ?? '';
  const settings = [...schema.matchAll(/^ {2}([A-Z_]+):/gm)].map(([, name]) => name ?? '');
  expect(settings).toContain('PORT');
  const readme = await read('README.md');
  expect(settings.filter((name) => !readme.includes(`| \`${name}\` `))).toEqual([]);
});

it('leads to pages that the server has', async () => {
  const readme = await read('README.md');
  const named = [...readme.matchAll(/^\| `(\/[^` ]+)`/gm)].map(([, address]) => address ?? '');
  expect(named.length).toBeGreaterThan(4);
  const routes =
    (await read('server/compose/create-product.ts')) + (await read('server/demo-app/page-routes.ts'));
  const routeOf = (address: string) =>
    address
      .replace('<sandbox>', ':id')
      .replace('<lesson>', ':lesson')
      .replace('<code>', ':code')
      .replace('<show>', ':show')
      .replace('…', '*rest');
  // The demo app stands below a sandbox's address, and does not know it.
  const isThere = (route: string) =>
    [route, route.replace('/s/:id', '')].some((one) => routes.includes(`'${one}'`));
  expect(named.filter((address) => !isThere(routeOf(address)))).toEqual([]);
});

it('names only scripts that package.json has', async () => {
  const { scripts } = JSON.parse(await read('package.json')) as { scripts: Record<string, string> };
  const named = [...(await read('README.md')).matchAll(/npm run ([\w:]+)/g)].map(([, name]) => name ?? '');
  expect(named).toContain('bench');
  expect(named.filter((name) => !(name in scripts))).toEqual([]);
});

it('states how long a session lives and how many of them a user may have (OWASP ASVS 5.0, 7.1.1 and 7.1.2)', async () => {
  const readme = await read('README.md');
  expect(readme).toMatch(/\*\*Lifetime\.\*\* A session lives for 3600 seconds/);
  expect(readme).toMatch(/\*\*Parallel sessions\.\*\* A user may have any number/);
  expect(await read('server/compose/server-options.ts')).toContain('SESSION_TTL_SECONDS = 3600');
});

it('lists for authors every setting of a sandbox with all that it can be, the first as it begins', async () => {
  const [, table = ''] = /### Settings\n([\s\S]*?)\n### /.exec(await read('lessons/README.md')) ?? [];
  const listed = [...table.matchAll(/^\| `([\w-]+)` +\| (.*?) +\|/gm)].map(([, name, values]) => [
    name,
    values,
  ]);
  const known = settingNames.map((name) => {
    const { attribute, choices } = settingOf(name);
    return [attribute, choices.map(({ written }) => `\`${written}\``).join(', ')];
  });
  expect(listed).toEqual(known);
});

it('lists every decision by its area, and none that was not taken', async () => {
  const decisions = await read('DECISIONS.md');
  const toAnchor = (heading: string) =>
    heading
      .toLowerCase()
      .replace(/[^\w\- ]/g, '')
      .replaceAll(' ', '-');
  const taken = [...decisions.matchAll(/^## (\d{4}-.+)$/gm)].map(([, heading = '']) => toAnchor(heading));
  const listed = [...decisions.matchAll(/^- \[.+\]\(#(.+)\)$/gm)].map(([, anchor]) => anchor);
  expect(taken.length).toBeGreaterThan(50);
  expect(listed.toSorted()).toEqual(taken.toSorted());
});
