import type { Chapter } from '#shared/trace/chapter.ts';
import { placeOfEvent } from './place-of-event.ts';

/** The chapters that are open: keys of the first and the last. Places would move when the oldest events are let go. */
export type ChapterWindow = { readonly first: number; readonly last: number };

/** Where chapters stand in a list: from this place on, up to the other and with it. */
type Range = { from: number; to: number };

export type Fits = {
  /** Whether there are lanes for all who speak in these chapters. */
  lanes(open: readonly Chapter[]): boolean;
  /** Whether they are in sight together, in this share of the height that there is. */
  height(open: readonly Chapter[], share: number): boolean;
};

/**
 * Which chapters are open: the present one, the one before it, and behind a cursor the one after it, where they fit. The window stays as
 * long as the cursor is in it, so that no step draws anything; while live it moves on with each new chapter.
 * @param cursor number of an event; null while live
 */
export const toWindow = (
  chapters: readonly Chapter[],
  cursor: number | null,
  previous: ChapterWindow | null,
  fits: Fits,
): ChapterWindow | null => {
  const present = presentOf(chapters, cursor);
  if (!present) return null;
  const stays = previous && rangeOf(chapters, previous);
  if (stays && holds(stays, present) && fits.lanes(openIn(chapters, stays))) return previous;
  let range = fits.lanes(openIn(chapters, present)) ? present : { from: present.to, to: present.to };
  // The newest chapter may still grow: how much of it is there already, of all that comes at once, must decide nothing.
  const hasRoom = (open: readonly Chapter[]) =>
    cursor === null ? fits.height(open.slice(0, -1), 1 / 2) : fits.height(open, 1);
  const widen = (wider: Range) => {
    const isThere = chapters[wider.from] && chapters[wider.to];
    const open = openIn(chapters, wider);
    if (isThere && fits.lanes(open) && hasRoom(open)) range = wider;
  };
  widen({ from: range.from - 1, to: range.to });
  if (cursor !== null) widen({ from: range.from, to: range.to + 1 });
  return toKeys(chapters, range);
};

/** The window with all that has come since, for whoever reads in it while others act: nothing folds under a reader's eyes. */
export const upToNewest = (chapters: readonly Chapter[], { first }: ChapterWindow): ChapterWindow => ({
  first,
  last: chapters.at(-1)?.key ?? first,
});

/** Those that are open, in their order. */
export const openChapters = (
  chapters: readonly Chapter[],
  window: ChapterWindow | null,
): readonly Chapter[] => {
  const range = window && rangeOf(chapters, window);
  return range ? openIn(chapters, range) : [];
};

/** Those before the window and those after it. */
export const aroundWindow = (
  chapters: readonly Chapter[],
  window: ChapterWindow | null,
): { before: readonly Chapter[]; after: readonly Chapter[] } => {
  const range = window && rangeOf(chapters, window);
  if (!range) return { before: [], after: [] };
  return { before: chapters.slice(0, range.from), after: chapters.slice(range.to + 1) };
};

/** How far back an unfinished chapter is still present beside a new one: others may begin while it waits. */
const farthestBack = 2;

/** The chapter of the event that is shown. While live that is the last one, with one that has only now gone on. */
const presentOf = (chapters: readonly Chapter[], cursor: number | null): Range | null => {
  const last = chapters.length - 1;
  if (last < 0) return null;
  if (cursor === null) {
    const newest = chapters.slice(-1 - farthestBack).map(({ events }) => events.at(-1)?.number ?? 0);
    return { from: last + 1 - newest.length + newest.indexOf(Math.max(...newest)), to: last };
  }
  const place = placeOfEvent(chapters, cursor);
  return { from: place, to: place };
};

const rangeOf = (chapters: readonly Chapter[], { first, last }: ChapterWindow): Range | null => {
  const from = chapters.findLastIndex(({ key }) => key === first);
  const to = chapters.findLastIndex(({ key }) => key === last);
  return from < 0 || to < 0 ? null : { from, to };
};

const holds = (range: Range, present: Range): boolean => range.from <= present.from && present.to <= range.to;

const openIn = (chapters: readonly Chapter[], { from, to }: Range): readonly Chapter[] =>
  chapters.slice(Math.max(0, from), to + 1);

const toKeys = (chapters: readonly Chapter[], { from, to }: Range): ChapterWindow => ({
  first: chapters[from]?.key ?? 0,
  last: chapters[to]?.key ?? 0,
});
