import './diagram.css';
import './picture.css';
import { type KeyboardEvent, type MouseEvent, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { Chapter } from '#shared/trace/chapter.ts';
import type { TraceEvent } from '#shared/trace/event.ts';
import { toChapters } from '#shared/trace/to-chapters.ts';
import { ChapterPicture } from './chapter-picture.tsx';
import { createDrawQueue, nextFrame } from './draw-queue.ts';
import { Heads } from './heads.tsx';
import { sideMargin } from './layout.ts';
import { toColumns } from './to-columns.ts';
import { useLayout } from './use-layout.ts';
import { useStickToEnd } from './use-stick-to-end.ts';

type Props = {
  events: readonly TraceEvent[];
  selected: number | null;
  onSelect: (number: number) => void;
};

/**
 * The sequence diagram of a trace, one picture for each chapter. Sets the mark `coat-check:events` on the performance
 * timeline when events arrive; `usePicture` answers it with `coat-check:picture`.
 */
export function Diagram({ events, selected, onSelect }: Props) {
  const area = useRef<HTMLDivElement>(null);
  const [queue] = useState(() => createDrawQueue(nextFrame));
  const [seen] = useState(() => events.at(-1)?.number ?? 0);
  const chapters = useChapters(events);
  const { participants, counts } = useMemo(() => toColumns(chapters), [chapters]);
  const layout = useLayout(area, participants.length);
  const contentWidth = layout ? participants.length * layout.columnWidth + 2 * sideMargin : 'auto';
  useStickToEnd(area);

  const upTo = events.at(-1)?.number ?? 0;
  useLayoutEffect(() => {
    performance.clearMarks('coat-check:events');
    performance.mark('coat-check:events', { detail: { upTo } });
  }, [upTo]);

  const select = ({ target }: MouseEvent | KeyboardEvent) => {
    const number = target instanceof Element && target.closest('[data-of]')?.getAttribute('data-of');
    if (number) onSelect(Number(number));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    // A real button clicks by itself.
    if (!(event.target instanceof SVGElement)) return;
    event.preventDefault();
    select(event);
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the arrows within are the buttons; this only listens for them.
    <div className="diagram" ref={area} onClick={select} onKeyDown={onKeyDown}>
      <div className="diagram-content" style={{ width: contentWidth }}>
        {layout && <Heads participants={participants} columnWidth={layout.columnWidth} />}
        {chapters.length === 0 && (
          <p className="diagram-empty">
            Nothing has happened yet. Whatever is said between these three will be drawn here, as it is said.
          </p>
        )}
        {layout &&
          chapters.map((chapter, index) => (
            <ChapterPicture
              key={chapter.key}
              chapter={chapter}
              participants={participants}
              count={counts[index] ?? participants.length}
              layout={layout}
              queue={queue}
              selected={holds(chapter, selected) ? selected : null}
              seen={seen}
            />
          ))}
      </div>
    </div>
  );
}

const holds = ({ events }: Chapter, selected: number | null): boolean =>
  selected !== null && events.some(({ number }) => number === selected);

/** The chapters of a growing trace; those that did not change stay the very same objects. */
const useChapters = (events: readonly TraceEvent[]): readonly Chapter[] => {
  const previous = useRef<readonly Chapter[]>([]);
  return useMemo(() => {
    previous.current = toChapters(events, previous.current);
    return previous.current;
  }, [events]);
};
