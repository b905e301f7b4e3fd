// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these strings are lines of programs.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { projectFolder } from './project-folder.mjs';

/** A path is no address, no pattern and no command line; each of these lines takes it for one. */
const mistakes: { what: string; line: RegExp; planted: string }[] = [
  {
    what: 'a file’s address read by hand: a space stays %20, and Windows gets /C:/ (fileURLToPath)',
    line: /import\.meta\.(url|resolve\([^)]*\))\)?\)?\.pathname/,
    planted: "new URL('../', import.meta.url).pathname",
  },
  {
    what: 'an address made by hand: # and % are read as signs of it (pathToFileURL)',
    line: /['"`]file:\/\/(['"`]|\$\{|\/\$\{)/,
    planted: 'const address = `file://${file}`;',
  },
  {
    what: 'a path handed to import(): C: is no protocol (pathToFileURL(…).href)',
    line: /\bimport\((path\.|join\(|resolve\(|\w*([fF]ile|[fF]older|[pP]ath|program)\w*\))/,
    planted: 'await import(path.join(folder, name))',
  },
  {
    what: 'a path asked for a word: the folders above the checkout have names, too (path.relative first)',
    line: /\b(file|folder|id|parentPath|filePath)\.(includes\(|split\(['"]\/['"]\)\.includes\()['"][\w./-]+['"]\)/,
    planted: "files.filter((file) => !file.includes('node_modules'))",
  },
  {
    what: 'an absolute file told by its first slash: on Windows it begins with a drive (path.isAbsolute)',
    line: /\b(file|folder|id|filePath)\.startsWith\('\/'\)/,
    planted: "ids.filter((id) => id.startsWith('/'))",
  },
  {
    what: 'a variable among patterns: (1) and [x] in a folder’s name are signs of a pattern (path.relative)',
    line: /\b(include|exclude|ignored|testMatch): \[\w*([fF]ile|[fF]older|[tT]ests|[pP]ath)\w*\]/,
    planted: 'include: [gradedTests],',
  },
  {
    what: 'a command line for a shell: a space ends a word of it (execFile with a list)',
    line: /\bshell: true\b|\bexecSync\(|\bexec\(`/,
    planted: 'execSync(`npm --prefix ${folder} ci`)',
  },
];

const findMistakes = (text: string): string[] =>
  text
    .split('\n')
    .flatMap((line) =>
      mistakes.filter((one) => one.line.test(line)).map(({ what }) => `${what}: ${line.trim()}`),
    );

/** What runs in Node. In a browser there are no files. */
const files = ['server', 'lessons', 'client/build', 'shared']
  .flatMap((area) =>
    readdirSync(path.join(projectFolder, area), { recursive: true, encoding: 'utf8' }).map((file) =>
      path.join(area, file),
    ),
  )
  .concat('vite.config.ts', 'vitest.config.ts', 'playwright.config.ts')
  .filter((file) => /\.(ts|mjs)$/.test(file) && path.basename(file) !== 'paths.test.ts');

it('has no line that takes a path for an address, a pattern or a command', () => {
  expect(files.length).toBeGreaterThan(500);
  const found = files.flatMap((file) =>
    findMistakes(readFileSync(path.join(projectFolder, file), 'utf8')).map((line) => `${file}: ${line}`),
  );
  expect(found).toEqual([]);
});

it.each(mistakes)('would notice $planted', ({ planted, what }) => {
  expect(findMistakes(planted)).toEqual([expect.stringContaining(what)]);
});
