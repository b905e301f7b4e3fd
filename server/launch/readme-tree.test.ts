import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectFolder } from './project-folder.mjs';

const areas = ['client', 'lessons', 'server', 'shared'];

/** The folders of README's tree as `area/folder`, from top to bottom. */
const readTree = (): string[] => {
  const readme = readFileSync(path.join(projectFolder, 'README.md'), 'utf8');
  const tree = readme.split('```').find((block) => block.includes('├──')) ?? '';
  let area = '';
  return tree.split('\n').flatMap((line) => {
    area = line.match(/^(\w+)\//)?.[1] ?? area;
    const folder = line.match(/^[├└]── ([\w…-]+)\//)?.[1];
    return folder ? [`${area}/${folder}`] : [];
  });
};

/** One line stands for the numbered folders of all lessons: a new lesson needs nothing but its own. */
const toLine = (folder: string): string => folder.replace(/^lessons\/\d\d-.+$/, 'lessons/01-…');

const readFolders = (): string[] =>
  areas.flatMap((area) =>
    readdirSync(path.join(projectFolder, area), { withFileTypes: true })
      .filter(
        (entry) => entry.isDirectory() && readdirSync(path.join(projectFolder, area, entry.name)).length > 0,
      )
      .map(({ name }) => toLine(`${area}/${name}`)),
  );

type Import = { from: string; to: string };

const imported = /(?:\bfrom|\bimport|\bimport\()\s*['"]((?:\.|#shared\/)[^'"]+)['"]/g;

/** What a file imports from its own area, as paths from the project's folder. */
const importsOf = (file: string, text: string): Import[] =>
  [...text.matchAll(imported)]
    .map(([, target = '']) =>
      target.startsWith('#') ? target.slice(1) : path.posix.join(path.posix.dirname(file), target),
    )
    .filter((to) => to.split('/')[0] === file.split('/')[0])
    .map((to) => ({ from: file, to }));

/** The folder of the tree that a file lies in; null for a file directly in its area. */
const folderOf = (file: string): string | null => {
  const [area, folder, ...rest] = file.split('/');
  return rest.length === 0 ? null : `${area}/${folder}`;
};

/** The imports that lead from a folder to one that stands below it in the tree. */
const findArrowsDown = (tree: readonly string[], imports: readonly Import[]): string[] =>
  imports.flatMap(({ from, to }) => {
    const [above, below] = [folderOf(from), folderOf(to)];
    if (above === null || below === null) return [];
    return tree.indexOf(below) > tree.indexOf(above) ? [`${from} → ${to}`] : [];
  });

/** Tests, and what only tests import, may reach for anything. */
const isProduct = (file: string): boolean =>
  /\.(ts|tsx|mjs|css)$/.test(file) && !/\.(test|bench|e2e)\.|\/.+\/testing\//.test(file);

const readImports = (): Import[] =>
  ['client', 'server', 'shared'].flatMap((area) =>
    readdirSync(path.join(projectFolder, area), { recursive: true, encoding: 'utf8' })
      .map((file) => path.posix.join(area, file.split(path.sep).join('/')))
      .filter(isProduct)
      .flatMap((file) => importsOf(file, readFileSync(path.join(projectFolder, file), 'utf8'))),
  );

describe('the tree in README', () => {
  it('has a line for each folder, and a folder for each line', () => {
    expect(readTree().sort()).toEqual([...new Set(readFolders())].sort());
  });

  it('has each folder beneath all that it builds on', () => {
    const imports = readImports();
    expect(imports.length).toBeGreaterThan(1000);
    expect(findArrowsDown(readTree(), imports)).toEqual([]);
  });

  it('notices an import that leads down, whichever way it is written', () => {
    const text = `
      import type { A } from '../sandbox/a.ts';
      import '../sandbox/a.css';
      const A = lazy(() => import('../sandbox/a.tsx'));
      export { b } from '../api/b.ts';`;
    expect(
      findArrowsDown(
        ['client/requests', 'client/page', 'client/sandbox'],
        importsOf('client/page/p.ts', text),
      ),
    ).toEqual([
      'client/page/p.ts → client/sandbox/a.ts',
      'client/page/p.ts → client/sandbox/a.css',
      'client/page/p.ts → client/sandbox/a.tsx',
    ]);
  });
});
