import type { Show, ShowChapter } from './show.ts';

/** What can be done to a show while it is being made. `at` is a chapter's place. */
export type ShowChange =
  | { type: 'title'; title: string }
  | { type: 'about'; about: string }
  | { type: 'move'; at: number; to: number }
  | { type: 'name'; at: number; name: string }
  | { type: 'hide'; at: number; isHidden: boolean }
  | { type: 'trim'; at: number; from: number; to: number }
  | { type: 'notes'; at: number; notes: string }
  /** An empty question takes the curtain away. */
  | { type: 'ask'; at: number; before: number; question: string }
  /** Leaves out what a room has said, by its place. */
  | { type: 'forget vote'; vote: number };

/** The show after a change; what came in stays as it is. */
export function changeShow(show: Show, change: ShowChange): Show {
  const atPlace = (to: (chapter: ShowChapter) => ShowChapter): Show => ({
    ...show,
    chapters: show.chapters.map((chapter, index) =>
      'at' in change && index === change.at ? to(chapter) : chapter,
    ),
  });
  switch (change.type) {
    case 'title':
      return { ...show, title: change.title };
    case 'about':
      return { ...show, about: change.about };
    case 'move':
      return { ...show, chapters: moved(show.chapters, change.at, change.to) };
    case 'name':
      return atPlace((chapter) => ({ ...chapter, name: change.name.trim() === '' ? null : change.name }));
    case 'hide':
      return atPlace((chapter) => ({ ...chapter, isHidden: change.isHidden }));
    case 'trim':
      return atPlace((chapter) => trimmed(chapter, change));
    case 'notes':
      return atPlace((chapter) => ({ ...chapter, notes: change.notes }));
    case 'ask':
      return atPlace((chapter) => asking(chapter, change));
    case 'forget vote':
      return { ...show, votes: show.votes?.filter((_, place) => place !== change.vote) };
  }
}

const moved = (chapters: readonly ShowChapter[], at: number, to: number): ShowChapter[] => {
  const chapter = chapters[at];
  if (!chapter || to < 0 || to >= chapters.length) return [...chapters];
  return chapters.toSpliced(at, 1).toSpliced(to, 0, chapter);
};

/** Whichever of the two was changed takes the other along, where it would come to stand on its wrong side. */
const trimmed = (chapter: ShowChapter, { from, to }: { from: number; to: number }): ShowChapter => {
  if (from <= to) return { ...chapter, from, to };
  const changed = from === chapter.from ? to : from;
  return { ...chapter, from: changed, to: changed };
};

const asking = (
  chapter: ShowChapter,
  { before, question }: { before: number; question: string },
): ShowChapter => ({
  ...chapter,
  curtains: [
    ...chapter.curtains.filter((one) => one.before !== before),
    ...(question.trim() === '' ? [] : [{ before, question }]),
  ].sort((one, other) => one.before - other.before),
});
