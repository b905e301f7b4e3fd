import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { readLearnerFile } from './read-learner-file.ts';

const text = "// Grüße\nexport const a = '€';\n";
const windows = text.replaceAll('\n', '\r\n');

it.each([
  ['Windows’ line ends', Buffer.from(windows)],
  ['an old Mac’s line ends', Buffer.from(text.replaceAll('\n', '\r'))],
  ['a byte order mark', Buffer.from(`\uFEFF${windows}`)],
  ['UTF-16', Buffer.from(`\uFEFF${windows}`, 'utf16le')],
  ['UTF-16, the other way round', Buffer.from(`\uFEFF${windows}`, 'utf16le').swap16()],
])('reads a file with %s as the same text', async (_, bytes) => {
  const folder = await mkdtemp(path.join(tmpdir(), 'coat-check-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const file = path.join(folder, 'mine.ts');
  await writeFile(file, bytes);
  expect(readLearnerFile(file)).toBe(text);
});
