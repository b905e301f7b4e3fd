import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';

const sources = ['client', 'shared', 'lessons', 'vite.config.ts', 'tsconfig.json', 'package-lock.json'];
const browserTests = path.join('client', 'e2e', path.sep);

/**
 * A digest of everything the built client is made from: names and contents, no file times, which a fresh checkout
 * or a copied folder would get wrong.
 * @param {string} folder the checkout
 * @returns {Promise<string>}
 */
export async function clientFingerprint(folder) {
  const hash = createHash('sha256');
  for (const source of sources) {
    for (const file of await filesUnder(folder, source)) {
      hash.update(`${file}\0`).update(await readFile(path.join(folder, file)));
    }
  }
  return hash.digest('hex');
}

/**
 * @param {string} folder
 * @param {string} name a file, a folder or nothing at all
 * @returns {Promise<string[]>} relative to the checkout, in a fixed order
 */
async function filesUnder(folder, name) {
  if (path.extname(name) !== '') return [name];
  const entries = await readdir(path.join(folder, name), { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && !isTest(entry.name))
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
    .filter((file) => !file.startsWith(browserTests))
    .sort();
}

/** @param {string} name */
function isTest(name) {
  // Graded tests are part of the page.
  return /\.(test|bench)\.tsx?$/.test(name) && name !== 'grade.test.ts';
}
