import type { Chapter } from '#shared/trace/chapter.ts';
import type { TraceEvent } from '#shared/trace/event.ts';
import { toChapters } from '#shared/trace/to-chapters.ts';

const known = new WeakMap<readonly TraceEvent[], readonly Chapter[]>();
let latest: readonly Chapter[] = [];

/** The chapters of a trace, worked out once for each. Those that did not change since the last are the same objects. */
export const chaptersOf = (events: readonly TraceEvent[]): readonly Chapter[] => {
  const there = known.get(events);
  if (there) return there;
  latest = toChapters(events, latest);
  known.set(events, latest);
  return latest;
};

/** The chapter that was the last to begin at this event or before it. Null before the first. */
export const chapterBegunBy = (chapters: readonly Chapter[], number: number): Chapter | null =>
  chapters.findLast(({ key }) => key <= number) ?? null;

/** Number of the last beginning of a chapter before this event: of its own chapter, unless it is the first in it. */
export const beginningBefore = (events: readonly TraceEvent[], number: number): number | null =>
  chaptersOf(events).findLast(({ key }) => key < number)?.key ?? null;

/** Number of the first beginning of a chapter after this event. */
export const beginningAfter = (events: readonly TraceEvent[], number: number): number | null =>
  chaptersOf(events).find(({ key }) => key > number)?.key ?? null;
