import { z } from 'zod/mini';
import { evenLines } from '#shared/even-lines.ts';

/** As the editor has it; another version of this page may have kept a text with Windows’ line ends. */
const textSchema = z.pipe(z.string(), z.transform(evenLines));

const versionSchema = z.object({
  /** Milliseconds since the epoch. */
  at: z.number(),
  text: textSchema,
  /** What was about to happen to this text when it was put aside, or where it came from. */
  why: z.enum(['run', 'reset', 'restore', 'other-tab', 'file', 'undone']),
});
export type Version = z.infer<typeof versionSchema>;

export const draftSchema = z.object({
  /** Grows by one with every save, so that two tabs notice each other. */
  revision: z.int().check(z.nonnegative()),
  at: z.number(),
  text: textSchema,
  /** Newest first. */
  versions: z.array(versionSchema),
});
export type Draft = z.infer<typeof draftSchema>;

/** A browser keeps about five million characters for a whole site; nine exercises must fit with room to spare. */
const MOST_VERSIONS = 20;
const MOST_CHARACTERS = 200_000;

/** Puts a text aside, newest first. The oldest go when there are too many; a text that is there already moves up. */
export const putAside = (versions: readonly Version[], version: Version): Version[] => {
  const kept: Version[] = [];
  let characters = 0;
  for (const one of [version, ...versions.filter(({ text }) => text !== version.text)]) {
    characters += one.text.length;
    // The newest stays whatever its length: it is why this was called.
    if (kept.length > 0 && (kept.length >= MOST_VERSIONS || characters > MOST_CHARACTERS)) break;
    kept.push(one);
  }
  return kept;
};
