import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { transform } from 'sucrase';
import type { DemoAppSource } from '#shared/api/sandbox-api.ts';
import { evenLines } from '#shared/even-lines.ts';

export type BundledApps = {
  /** Functions of the files, one after the other, as they were written but for their types, each line on its own. */
  script: string;
  /** What they import that is none of their own, and which parts of it. */
  packages: readonly { name: string; parts: readonly string[] }[];
  /** The same files as learners read them. */
  source: DemoAppSource;
};

/** The apps' folders within `server/`, and what stands before the names of their files where they are shown. */
const folders = [
  { name: 'demo-app', prefix: '' },
  { name: 'token-app', prefix: 'token-app/' },
];

/** What stands at the head of the worker: a module loader in one line, and the line on which each file begins. */
const toHead = (places: readonly (readonly [number, string])[]) =>
  `var coatCheckApps=function(){var f={},c={},p={},n=function(b,r){var s=b.split("/").slice(0,-1);r.split("/").forEach(function(t){t===".."?s.pop():t!=="."&&s.push(t)});return s.join("/")},a={places:${JSON.stringify(places)},files:f,packages:p,load:function(k){if(!c[k]){c[k]={};f[k](function(r){return r[0]==="."?a.load(n(k,r)):p[r]},c[k])}return c[k]}};return a}();`;

/**
 * Puts the files of the apps into one script, a function each, every line as it stands in its file: a stack names the line, and
 * the learner reads the very file. No `"use strict"` is added: in strict code WebKit leaves a caller out of the stack that only
 * returns what it called.
 *
 * @param server the folder `server`
 */
export function bundleApps(server: string): BundledApps {
  const files = folders.flatMap(({ name, prefix }) =>
    readdirSync(join(server, name))
      .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
      .sort()
      .map((file) => {
        const text = evenLines(readFileSync(join(server, name, file), 'utf8'));
        return { key: `${name}/${file}`, shown: prefix + file, text, code: toScript(text, file) };
      }),
  );
  const places: [number, string][] = [];
  const pieces: string[] = [];
  let line = 2;
  for (const { key, code } of files) {
    const piece = `coatCheckApps.files[${JSON.stringify(key)}]=function(require,exports){\n${code}\n};\n`;
    places.push([line + 1, key]);
    pieces.push(piece);
    line += piece.split('\n').length - 1;
  }
  places.push([line, '']);
  return {
    script: `${toHead(places)}\n${pieces.join('')}`,
    packages: packagesOf(files.map(({ code }) => code)),
    source: { files: files.map(({ shown, text }) => ({ file: shown, text })) },
  };
}

function toScript(text: string, filePath: string): string {
  const { code } = transform(text, {
    transforms: ['typescript', 'imports'],
    filePath,
    disableESTransforms: true,
    preserveDynamicImport: false,
  });
  if (code.split('\n').length !== text.split('\n').length)
    throw new Error(`Could not build ${filePath} for the browser: its lines have moved.`);
  return code.replace(/^"use strict";/, '');
}

/** As Sucrase writes it: `var _jose = require('jose');`, and then `_jose.jwtVerify`, or what is `default` by a helper. */
function packagesOf(codes: readonly string[]): { name: string; parts: string[] }[] {
  const found = new Map<string, Set<string>>();
  for (const code of codes) {
    for (const [, variable, name = ''] of code.matchAll(/\bvar (_\w+) = require\('([^'.][^']*)'\)/g)) {
      const parts = found.get(name) ?? new Set();
      for (const [, part = ''] of code.matchAll(new RegExp(`\\b${variable}\\.(\\w+)`, 'g'))) parts.add(part);
      if (code.includes(`_interopRequireDefault(${variable})`)) parts.add('default');
      found.set(name, parts);
    }
  }
  return [...found].map(([name, parts]) => ({ name, parts: [...parts].sort() }));
}
