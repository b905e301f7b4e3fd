import { type KeyboardEvent, memo, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { Chapter } from '#shared/trace/chapter.ts';
import './chapter-strip.css';
import { stubWindow } from './stub-window.ts';
import { stubWidth, stubWords } from './stub-words.ts';
import { useRoom } from './use-room.ts';

type Props = {
  chapters: readonly Chapter[];
  /** Place of the chapter that is shown. */
  shown: number;
  onChoose: (number: number) => void;
};

/**
 * The chapters as the stubs of a film: a word and how it ended. As many as there is room for, around the one that is shown; the others
 * are folded into one at either end. One tab stop; within, the arrow keys go from stub to stub.
 */
export const ChapterStrip = memo(function ChapterStrip({ chapters, shown, onChoose }: Props) {
  const list = useRef<HTMLOListElement>(null);
  const room = useRoom(list);
  const [stop, setStop] = useState<number | null>(null);
  const stubs = useMemo(() => chapters.map(stubWords), [chapters]);
  const { from, to } = useMemo(() => stubWindow(stubs.map(stubWidth), shown, room), [stubs, shown, room]);
  const later = chapters.length - to;
  const tabStop = stop !== null && stop >= from && stop < to ? stop : Math.min(Math.max(shown, from), to - 1);

  const hasFocus = useRef(false);
  useLayoutEffect(() => {
    // The stub or fold that had it is not in the window any more.
    if (hasFocus.current && !list.current?.contains(document.activeElement))
      list.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus();
  });

  const choose = (place: number) => {
    const chapter = chapters[place];
    if (!chapter) return;
    setStop(place);
    onChoose(chapter.key);
  };
  const walk = (event: KeyboardEvent<HTMLOListElement>) => {
    const { key, shiftKey, altKey, ctrlKey, metaKey } = event;
    if (shiftKey || altKey || ctrlKey || metaKey) return;
    const buttons = [...event.currentTarget.querySelectorAll('button')];
    const at = buttons.findIndex((button) => button.matches(':focus'));
    const next = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: buttons.length - 1 }[key];
    if (next === undefined) return;
    buttons[next]?.focus();
    event.preventDefault();
  };

  return (
    <ol
      className="chapter-strip"
      aria-label="Chapters"
      ref={list}
      onKeyDown={walk}
      onFocus={() => {
        hasFocus.current = true;
      }}
      onBlur={() => {
        hasFocus.current = false;
      }}
    >
      {from > 0 && <Fold says={`${from} before`} onOpen={() => choose(from - 1)} />}
      {chapters.slice(from, to).map((chapter, index) => {
        const place = from + index;
        const words = stubs[place];
        return (
          <li key={chapter.key} data-participant={chapter.actor.kind}>
            <button
              type="button"
              className="chapter-stub"
              tabIndex={place === tabStop ? 0 : -1}
              aria-current={place === shown ? 'step' : undefined}
              title={`${chapter.actor.name}: ${chapter.title}`}
              onFocus={() => setStop(place)}
              onClick={() => choose(place)}
            >
              <span className="visually-hidden">
                Chapter {place + 1}, {chapter.actor.name}: {chapter.title}.
              </span>
              <span className="chapter-word">{words?.word}</span>
              {words?.outcome != null && <span>· {words.outcome}</span>}
            </button>
          </li>
        );
      })}
      {later > 0 && <Fold says={`${later} after`} onOpen={() => choose(to)} />}
    </ol>
  );
});

/** Stands for the chapters beyond an end of the window; leads to the nearest of them. */
function Fold({ says, onOpen }: { says: string; onOpen: () => void }) {
  return (
    <li>
      <button type="button" className="chapter-stub chapter-fold" tabIndex={-1} onClick={onOpen}>
        {says}
      </button>
    </li>
  );
}
