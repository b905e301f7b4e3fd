import { readdirSync, readFileSync } from 'node:fs';
import type { DemoAppSource } from '#shared/api/sandbox-api.ts';
import { evenLines } from '#shared/even-lines.ts';

/**
 * The apps' own files, as they are running: what the code view shows cannot drift from what answers. `prefix` stands before the
 * names of a folder's files.
 */
export function readAppSource(folders: readonly { folder: string; prefix: string }[]): DemoAppSource {
  return {
    files: folders.flatMap(({ folder, prefix }) =>
      readdirSync(folder)
        .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
        .sort()
        .map((file) => ({
          file: prefix + file,
          text: evenLines(readFileSync(`${folder}/${file}`, 'utf8')),
        })),
    ),
  };
}
