import { z } from 'zod/mini';
import { settingNames, settingOf } from '../sandbox/settings.ts';

/** More events than this nobody lays beside each other. */
const MOST_EVENTS = 1000;

/** A run as the numbers of its first event and its last. */
const runSchema = z
  .object({ from: z.int().check(z.positive()), to: z.int() })
  .check(z.refine(({ from, to }) => from <= to && to - from < MOST_EVENTS));

/**
 * Two runs of a sandbox's trace that are laid beside each other: the same deed with a mistake, and after it was mended. `broken` and
 * `sound` are the two choices of `setting` that made the difference, as lessons write them.
 */
export const stageRunsSchema = z
  .object({
    before: runSchema,
    after: runSchema,
    setting: z.enum(settingNames),
    broken: z.string(),
    sound: z.string(),
  })
  .check(
    z.refine(({ before, after }) => before.to < after.from),
    z.refine(({ setting, broken, sound }) => {
      const written = settingOf(setting).choices.map((choice) => choice.written);
      return broken !== sound && written.includes(broken) && written.includes(sound);
    }),
  );
export type StageRuns = z.infer<typeof stageRunsSchema>;
