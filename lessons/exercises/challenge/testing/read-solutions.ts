import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export type Solution = { name: string; text: string };

/** Every solution of a kind, by name. */
export function readSolutions(kind: 'right' | 'wrong'): Solution[] {
  const folder = fileURLToPath(new URL(`../solutions/${kind}/`, import.meta.url));
  return readdirSync(folder)
    .filter((file) => file.endsWith('.ts'))
    .map((file) => ({ name: file.slice(0, -'.ts'.length), text: readFileSync(folder + file, 'utf8') }));
}

/** The check ids in a leading comment such as `// fails: cookie-scope`; none when there is no such comment. */
export function idsAfter(label: 'misses' | 'fails' | 'also', text: string): string[] {
  const line = text.split('\n', 3).find((each) => each.startsWith(`// ${label}: `)) ?? '';
  return line
    .slice(`// ${label}: `.length)
    .split(',')
    .map((id) => id.trim())
    .filter((id) => id !== '' && id !== 'nothing');
}
