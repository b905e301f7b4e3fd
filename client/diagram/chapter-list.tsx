import { type ReactNode, useState } from 'react';
import type { Chapter } from '#shared/trace/chapter.ts';
import { ChapterPicture, type PictureSurroundings } from './chapter-picture.tsx';
import { FoldedAfter, FoldedBefore, FoldedLine } from './folded-chapters.tsx';
import type { Ghosts } from './ghosts.ts';
import { whenIs } from './instant.ts';
import { useAhead } from './use-ahead.ts';
import type { View } from './use-view.ts';

/** So many folded chapters have a line of their own; older ones are one line together, which opens so many at a press. */
const linesOfOwn = 3;
const linesAtPress = 12;
/** So many chapters on either side of the open ones are drawn ahead. */
const drawnAhead = 2;

type Props = {
  view: View;
  /** Number of the event at the cursor; null while live. */
  selected: number | null;
  /** Number of the newest event that has been played. */
  head: number;
  /** Number of the event that the Tab key comes to. */
  stopAt: number;
  surroundings: PictureSurroundings;
  ghosts: Ghosts | null;
};

/** The open chapters drawn, and all others as lines. Those next to the open ones are drawn too, out of sight. */
export function ChapterList({ view, selected, head, stopAt, surroundings, ghosts }: Props) {
  const { open, before, after } = view;
  const first = open[0]?.key ?? 0;
  const [unfolded, unfold] = useState({ at: first, lines: linesOfOwn });
  const lines = unfolded.at === first ? unfolded.lines : linesOfOwn;
  // A run of one would be no shorter.
  const cut = before.length - lines > 1 ? before.length - lines : 0;
  const [run, own] = [before.slice(0, cut), before.slice(cut)];
  const near = [...before.slice(-drawnAhead).reverse(), ...after.slice(0, drawnAhead)];
  const ahead = useAhead(open, near.filter(view.hasLanes));

  const draw = (chapter: Chapter): ReactNode => {
    const when = whenIs(chapter, selected);
    const isPresent = selected === null ? chapter.key === open.at(-1)?.key : when !== 'past';
    return (
      <ChapterPicture
        key={chapter.key}
        chapter={chapter}
        when={when}
        place={ahead.includes(chapter) ? 'ahead' : isPresent ? 'open' : 'dim'}
        cursor={when === 'now' ? selected : null}
        head={(chapter.events.at(-1)?.number ?? 0) > head ? head : null}
        ghosts={holdsBeside(chapter, ghosts) ? ghosts : null}
        stopAt={whenIs(chapter, stopAt) === 'now' ? stopAt : null}
        {...surroundings}
      />
    );
  };
  return (
    <>
      {run.length > 0 && (
        <FoldedBefore
          chapters={run}
          isStop={own.length === 0}
          onOpen={() => unfold({ at: first, lines: lines + linesAtPress })}
        />
      )}
      {own.map((chapter, index) => (
        <FoldedLine
          key={chapter.key}
          chapter={chapter}
          isStop={index === own.length - 1}
          // The line that was pressed is gone when all are open.
          takesFocus={index === 0 && lines > linesOfOwn && run.length === 0}
        />
      ))}
      {[...ahead, ...open].sort((one, other) => one.key - other.key).map(draw)}
      {after.length > 0 && <FoldedAfter chapters={after} isStop />}
    </>
  );
}

/** Whether something stands beside one of the chapter's events. */
const holdsBeside = ({ events }: Chapter, ghosts: Ghosts | null): boolean => {
  if (ghosts?.stand.where !== 'beside') return false;
  const { number } = ghosts.stand;
  return events.some((event) => event.number === number);
};
