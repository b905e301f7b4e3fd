import { readFile, writeFile } from 'node:fs/promises';
import type { ExerciseHashes } from './hash-exercise.ts';

const file = new URL('../proofs.json', import.meta.url);

/** What has been proven in full, on both stores, by exercise. */
export async function readProofs(): Promise<Record<string, ExerciseHashes>> {
  return JSON.parse(await readFile(file, 'utf8'));
}

export async function writeProofs(proofs: Record<string, ExerciseHashes>): Promise<void> {
  await writeFile(file, `${JSON.stringify(proofs, null, 2)}\n`);
}
