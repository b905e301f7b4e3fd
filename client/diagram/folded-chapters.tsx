import './folded-chapters.css';
import { memo, useLayoutEffect, useRef } from 'react';
import type { Chapter } from '#shared/trace/chapter.ts';
import { chapterFacts, countArrows } from './chapter-facts.ts';
import { OutcomeMark } from './outcome-mark.tsx';

type LineProps = {
  chapter: Chapter;
  /** Whether Tab comes to it; the arrow keys lead to the others. */
  isStop: boolean;
  /** It stands where something else had the focus. */
  takesFocus: boolean;
};

/** A chapter that is over, in a line: what was done, how it ended, by whom. A press opens it. */
export const FoldedLine = memo(function FoldedLine({ chapter, isStop, takesFocus }: LineProps) {
  const { arrows, end } = chapterFacts(chapter);
  const button = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => {
    if (takesFocus) button.current?.focus();
  }, [takesFocus]);
  return (
    <button
      type="button"
      className="diagram-fold"
      data-of={chapter.key}
      data-participant={chapter.actor.kind}
      aria-expanded="false"
      tabIndex={isStop ? 0 : -1}
      ref={button}
    >
      <span className="diagram-fold-title">{chapter.title}</span>
      {end && (
        <span className="diagram-fold-end">
          <OutcomeMark outcome={end.outcome} />
          <span className="numeral">{end.status}</span>
        </span>
      )}
      <span className="diagram-fold-who">{chapter.actor.name}</span>
      {arrows > 0 && <span className="diagram-fold-count">{tellArrows(arrows)}</span>}
    </button>
  );
});

type RunProps = { chapters: readonly Chapter[]; isStop: boolean };

/** What is long over, in a line. A press opens some of it. */
export function FoldedBefore({ chapters, isStop, onOpen }: RunProps & { onOpen: () => void }) {
  return (
    <button
      type="button"
      className="diagram-fold"
      data-run="before"
      aria-expanded="false"
      tabIndex={isStop ? 0 : -1}
      onClick={onOpen}
    >
      {`${tellRun(chapters)} before this`}
    </button>
  );
}

/** What is to come after the cursor: how much, and nothing else, for it must not tell what is to be found out. A press leads there. */
export function FoldedAfter({ chapters, isStop }: RunProps) {
  return (
    <button
      type="button"
      className="diagram-fold"
      data-run="after"
      data-of={chapters[0]?.key}
      aria-expanded="false"
      tabIndex={isStop ? 0 : -1}
    >
      {`${tellRun(chapters)} after this`}
    </button>
  );
}

const tellRun = (chapters: readonly Chapter[]): string => {
  const count = chapters.length.toLocaleString('en-GB');
  return `${count} ${chapters.length === 1 ? 'chapter' : 'chapters'}, ${tellArrows(countArrows(chapters))}`;
};

const tellArrows = (count: number): string =>
  count === 1 ? '1 arrow' : `${count.toLocaleString('en-GB')} arrows`;
