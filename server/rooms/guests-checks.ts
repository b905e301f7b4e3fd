import { type ExerciseCount, type OwnChecks, ownChecksSchema } from '#shared/api/room-api.ts';
import type { GuestsWords } from './guests-words.ts';

export type GuestsChecks = {
  /** What a guest's last run of an exercise came to. One for each guest: the last one counts. */
  tell(code: string, guest: string, checks: OwnChecks): Promise<void>;
  /** At which exercises guests are, the most visited first, and of each at most so many checks, those that fail most first. */
  counts(code: string, most: number): Promise<ExerciseCount[]>;
};

/** What guests say of their exercises. Each says it of itself, so that nothing follows from it but a count. */
export function createGuestsChecks(words: GuestsWords): GuestsChecks {
  return {
    async tell(code, guest, { exercise, failed }) {
      // Whoever names a check twice has failed it once.
      const text = JSON.stringify({ exercise, failed: [...new Set(failed)] } satisfies OwnChecks);
      await words.keep(code, 'checks', guest, text);
    },
    async counts(code, most) {
      const told = Object.values(await words.all(code, 'checks'));
      return countChecks(
        told.map((text) => ownChecksSchema.parse(JSON.parse(text))),
        most,
      );
    },
  };
}

function countChecks(told: readonly OwnChecks[], most: number): ExerciseCount[] {
  const exercises = new Map<string, OwnChecks[]>();
  for (const run of told) {
    const runs = exercises.get(run.exercise);
    if (runs) runs.push(run);
    else exercises.set(run.exercise, [run]);
  }
  return [...exercises]
    .map(([exercise, runs]) => ({
      exercise,
      guests: runs.length,
      passed: runs.filter(({ failed }) => failed.length === 0).length,
      failing: countEach(runs.flatMap(({ failed }) => failed)).slice(0, most),
    }))
    .sort((a, b) => b.guests - a.guests || a.exercise.localeCompare(b.exercise));
}

function countEach(failed: readonly string[]): ExerciseCount['failing'] {
  const counts = new Map<string, number>();
  for (const check of failed) counts.set(check, (counts.get(check) ?? 0) + 1);
  return [...counts]
    .map(([check, count]) => ({ check, count }))
    .sort((a, b) => b.count - a.count || a.check.localeCompare(b.check));
}
