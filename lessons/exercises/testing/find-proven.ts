import { testLevel } from '../../../server/launch/test-level.mjs';
import type { ExerciseHashes } from './hash-exercise.ts';
import { readProofs } from './proofs.ts';
import { readVerdicts, type StoreName } from './verdicts.ts';

/**
 * The texts of an exercise that need not be proven in full again: recorded as they stand, or proven on this machine
 * before. None at all when everything is to be tested.
 */
export async function findProven(
  exercise: string,
  store: StoreName,
  hashes: ExerciseHashes,
): Promise<Set<string>> {
  if (testLevel === 'all') return new Set();
  const recorded = (await readProofs())[exercise];
  const isRecorded = (file: string) =>
    recorded?.grader === hashes.grader && recorded.texts[file] === hashes.texts[file];
  const kept = await readVerdicts(exercise, { store, hashes });
  const files = Object.keys(hashes.texts);
  return new Set(files.filter((file) => isRecorded(file) || kept.get(file)?.whole));
}
