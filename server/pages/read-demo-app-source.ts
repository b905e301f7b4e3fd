import { readdirSync, readFileSync } from 'node:fs';
import type { DemoAppSource } from '#shared/api/sandbox-api.ts';
import { evenLines } from '#shared/even-lines.ts';

/** The demo app's own files, as they are running: what the code view shows cannot drift from what answers. */
export function readDemoAppSource(folder: string): DemoAppSource {
  const files = readdirSync(folder)
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .sort();
  return {
    files: files.map((file) => ({ file, text: evenLines(readFileSync(`${folder}/${file}`, 'utf8')) })),
  };
}
