import { type CSSProperties, type MouseEvent, memo, type PointerEvent, useState } from 'react';
import type { Chapter } from '#shared/trace/chapter.ts';
import { chapterBegunBy } from './chapters.ts';

type Props = {
  chapters: readonly Chapter[];
  first: number;
  last: number;
  onChoose: (number: number) => void;
};

/**
 * The chapters along the timeline, one mark each: named under the pointer or the focus, opened by a click. One tab
 * stop, since there may be hundreds; within, the arrow keys go from mark to mark.
 */
export const ChapterStrip = memo(function ChapterStrip({ chapters, first, last, onChoose }: Props) {
  const [named, setNamed] = useState<Chapter | null>(null);
  const [stop, setStop] = useState<number | null>(null);
  const tabStop = chapters.find(({ key }) => key === stop)?.key ?? chapters[0]?.key;

  // By place, not by element: five hundred marks are narrower than a pixel.
  const chapterUnder = ({ clientX, currentTarget }: PointerEvent | MouseEvent): Chapter | null => {
    const { left, width } = currentTarget.getBoundingClientRect();
    const share = Math.min(Math.max((clientX - left) / Math.max(width, 1), 0), 1);
    return chapterBegunBy(chapters, Math.floor(first + share * (last - first))) ?? chapters[0] ?? null;
  };
  const choose = (chapter: Chapter | null | undefined) => {
    if (!chapter) return;
    setStop(chapter.key);
    onChoose(chapter.key);
  };
  const walk = (list: HTMLOListElement, key: string, from: number): boolean => {
    const to = { ArrowLeft: from - 1, ArrowRight: from + 1, Home: 0, End: chapters.length - 1 }[key];
    const mark = to === undefined ? null : list.children[to]?.querySelector('button');
    mark?.focus();
    return to !== undefined;
  };

  return (
    <div className="chapter-strip">
      <ol
        aria-label="Chapters"
        onPointerMove={(event) => setNamed(chapterUnder(event))}
        onPointerLeave={() => setNamed(null)}
        onClick={(event) => {
          // A click of the keyboard has no place.
          const isOfKey = event.detail === 0 && event.target instanceof HTMLElement;
          choose(isOfKey ? chapters[markIndex(event.target)] : chapterUnder(event));
        }}
        onKeyDown={(event) => {
          const { key, shiftKey, altKey, ctrlKey, metaKey } = event;
          if (shiftKey || altKey || ctrlKey || metaKey) return;
          if (walk(event.currentTarget, key, markIndex(event.target))) event.preventDefault();
        }}
        onFocus={({ target }) => {
          const chapter = chapters[markIndex(target)];
          if (!chapter) return;
          setStop(chapter.key);
          setNamed(chapter);
        }}
        onBlur={() => setNamed(null)}
      >
        {chapters.map((chapter, index) => (
          <Mark
            key={chapter.key}
            chapter={chapter}
            index={index}
            end={chapters[index + 1]?.key ?? last}
            isTabStop={chapter.key === tabStop}
          />
        ))}
      </ol>
      {named && (
        <p
          className="chapter-name"
          aria-hidden="true"
          data-participant={named.actor.kind}
          style={
            { '--first': first, '--span': Math.max(1, last - first), '--from': named.key } as CSSProperties
          }
        >
          <b>{named.actor.name}</b> {named.title}
        </p>
      )}
    </div>
  );
});

const markIndex = (target: EventTarget): number =>
  target instanceof HTMLElement ? Number(target.dataset.index ?? -1) : -1;

type MarkProps = { chapter: Chapter; index: number; end: number; isTabStop: boolean };

const Mark = memo(function Mark({ chapter, index, end, isTabStop }: MarkProps) {
  return (
    <li data-participant={chapter.actor.kind} style={{ flexGrow: end - chapter.key }}>
      <button
        type="button"
        data-index={index}
        tabIndex={isTabStop ? 0 : -1}
        aria-label={`Chapter ${index + 1}, ${chapter.actor.name}: ${chapter.title}`}
      />
    </li>
  );
});
