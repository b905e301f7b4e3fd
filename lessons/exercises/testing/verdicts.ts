import { mkdir, readFile, writeFile } from 'node:fs/promises';
import type { CheckResult, RunResult } from '#shared/grading/verdict.ts';
import { type ExerciseHashes, hashExercise } from './hash-exercise.ts';

export type StoreName = 'mock' | 'redis';

/** What a proof found, of a text that behaved as it should. `whole` is false where only some checks were run. */
export type Verdict = Pick<RunResult, 'status' | 'problem'> & {
  checks: Pick<CheckResult, 'id' | 'status' | 'fault'>[];
  whole: boolean;
};

export const toVerdict = ({ status, problem, checks }: RunResult, { whole = true } = {}): Verdict => ({
  status,
  problem,
  checks: checks.map(({ id, status, fault }) => ({ id, status, fault })),
  whole,
});

/** Files of an exercise, such as `solutions/wrong/no-expiry.ts`, each with its verdict. */
export type Verdicts = Map<string, Verdict>;

/**
 * The format of `.cache/test/verdicts/<store>/<exercise>.json`: the grader's hash, and for each file the hash of the
 * text that was judged. A verdict is worth nothing once either has changed.
 */
type Kept = { grader: string; texts: Record<string, { hash: string; verdict: Verdict }> };

const folder = new URL('../../../.cache/test/verdicts/', import.meta.url);
export const verdictsFile = (exercise: string, store: StoreName) =>
  new URL(`${store}/${exercise}.json`, folder);

/** The verdicts that the proofs on this machine have left, as far as they still hold. */
export async function readVerdicts(
  exercise: string,
  { store = 'mock', hashes }: { store?: StoreName; hashes?: ExerciseHashes } = {},
): Promise<Verdicts> {
  const { grader, texts } = hashes ?? (await hashExercise(exercise));
  const kept = await readKept(exercise, store);
  if (kept?.grader !== grader) return new Map();
  const standing = Object.entries(kept.texts).filter(([file, { hash }]) => texts[file] === hash);
  return new Map(standing.map(([file, { verdict }]) => [file, verdict]));
}

/** Keeps verdicts beside those that hold already. Of two about one text the whole one stays. */
export async function keepVerdicts(
  exercise: string,
  found: Verdicts,
  { store, hashes }: { store: StoreName; hashes: ExerciseHashes },
): Promise<void> {
  const verdicts = await readVerdicts(exercise, { store, hashes });
  for (const [file, verdict] of found)
    if (verdict.whole || !verdicts.get(file)?.whole) verdicts.set(file, verdict);
  const texts = [...verdicts].map(([file, verdict]) => [file, { hash: hashes.texts[file], verdict }]);
  const kept = { grader: hashes.grader, texts: Object.fromEntries(texts) };
  const file = verdictsFile(exercise, store);
  await mkdir(new URL('.', file), { recursive: true });
  await writeFile(file, JSON.stringify(kept));
}

/** Null where nothing was ever kept. */
async function readKept(exercise: string, store: StoreName): Promise<Kept | null> {
  const text = await readFile(verdictsFile(exercise, store), 'utf8').catch(() => 'null');
  return JSON.parse(text);
}
