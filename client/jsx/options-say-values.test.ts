import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

/** Options whose value would be what a translator has made of their words. */
const findWordsForValues = (text: string): string[] =>
  (text.match(/<option\b(?:=>|[^>])*>/g) ?? []).filter((tag) => !/\svalue=/.test(tag));

it('finds an option that says no value of its own', () => {
  expect(findWordsForValues('<option key={one}>{one}</option><option value={(a) => a} />')).toEqual([
    '<option key={one}>',
  ]);
});

it('has each choice say its value, whatever its words become', () => {
  const client = fileURLToPath(new URL('..', import.meta.url));
  const files = readdirSync(client, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.tsx'),
  );
  const found = files.flatMap((file) => findWordsForValues(readFileSync(path.join(client, file), 'utf8')));
  expect(found).toEqual([]);
});
