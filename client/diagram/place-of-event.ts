import type { Chapter } from '#shared/trace/chapter.ts';

/**
 * Which of the chapters an event is of. Chapters of several people may go on at once, so it need not be the one that began last; that
 * one stands for an event of none. 0 before all.
 */
export const placeOfEvent = (chapters: readonly Chapter[], number: number): number => {
  const begun = Math.max(
    0,
    chapters.findLastIndex(({ key }) => key <= number),
  );
  for (let at = begun; at >= 0; at -= 1)
    if (chapters[at]?.events.some((event) => event.number === number)) return at;
  return begun;
};
