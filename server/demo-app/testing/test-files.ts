import type { Files } from '../file-store.ts';

/** A disk for one test, that answers as `node:fs/promises` does. */
export function createTestFiles(): Files & { texts: Map<string, string> } {
  const texts = new Map<string, string>();
  return {
    texts,
    async readFile(path) {
      const text = texts.get(path);
      if (text === undefined) throw Object.assign(new Error(`ENOENT: ${path}`), { code: 'ENOENT' });
      return text;
    },
    async writeFile(path, text) {
      texts.set(path, text);
    },
  };
}
