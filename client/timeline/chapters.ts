import type { Chapter } from '#shared/trace/chapter.ts';
import type { TraceEvent } from '#shared/trace/event.ts';
import { createChapterWalk, toChapters } from '#shared/trace/to-chapters.ts';
import { onceForEach } from '../diagram/once-for-each.ts';

/** Kept with the list itself, for whoever is handed that. */
const divided = new WeakMap<readonly TraceEvent[], readonly Chapter[]>();

/** Says of events whose chapters do not follow from what happened in them, but are somebody's choice, which they are. */
export const divideAs = (events: readonly TraceEvent[], chapters: readonly Chapter[]): void => {
  divided.set(events, chapters);
};

/** The chapters along a growing trace: worked out once for each length of it, for all that shows them. */
export type ChapterFilm = {
  /** Those that did not change since the trace was last asked about are the very same objects. */
  of(events: readonly TraceEvent[]): readonly Chapter[];
};

export function createChapterFilm(): ChapterFilm {
  const known = new WeakMap<readonly TraceEvent[], readonly Chapter[]>();
  const walk = createChapterWalk();
  return {
    of(events) {
      const there = divided.get(events) ?? known.get(events);
      if (there) return there;
      const chapters = walk(events);
      known.set(events, chapters);
      return chapters;
    },
  };
}

/** Kept for whoever holds a key down. What is kept depends on the trace alone, so nobody can tell that it is. */
const beginningsOf = onceForEach((events: readonly TraceEvent[]) =>
  (divided.get(events) ?? toChapters(events)).map(({ key }) => key),
);

/** Number of the last beginning of a chapter before this event: of its own chapter, unless it is the first in it. */
export const beginningBefore = (events: readonly TraceEvent[], number: number): number | null =>
  beginningsOf(events).findLast((key) => key < number) ?? null;

/** Number of the first beginning of a chapter after this event. */
export const beginningAfter = (events: readonly TraceEvent[], number: number): number | null =>
  beginningsOf(events).find((key) => key > number) ?? null;
