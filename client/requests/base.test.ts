import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { projectFolder } from '../../server/launch/project-folder.mjs';

/** A browser is told an address of ours without the base: beneath a path it would lead past the product. */
const mistakes = [
  /<a\s[^>]*href="\//,
  /(location\.(assign|replace)|window\.open)\((?!hrefOf)\w+Of\(/,
  /<a\s[^<>]*href=\{(?!hrefOf|mountOf)\w+Of\(/,
  /\bfetch\(['"`]\//,
];

const findMistakes = (text: string) => mistakes.filter((mistake) => mistake.test(text)).map(String);

it('is before every address that the browser itself is told', () => {
  const client = path.join(projectFolder, 'client');
  const files = readdirSync(client, { recursive: true, encoding: 'utf8' }).filter(
    (file) => /\.tsx?$/.test(file) && !/^e2e|\.test\./.test(file),
  );
  expect(files.length).toBeGreaterThan(300);
  const found = files.flatMap((file) =>
    findMistakes(readFileSync(path.join(client, file), 'utf8')).map((mistake) => `${file}: ${mistake}`),
  );
  expect(found).toEqual([]);
});

it.each(['<a className="x" href="/practice">', 'location.assign(lessonOf(id, slug))', "fetch('/api/host')"])(
  'would be missed in %s',
  (line) => {
    expect(findMistakes(line)).toHaveLength(1);
  },
);
