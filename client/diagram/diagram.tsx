import './diagram.css';
import './picture.css';
import {
  type CSSProperties,
  type FocusEvent,
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
  useCallback,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import type { Participant } from '#shared/diagram/participants.ts';
import type { Chip } from '#shared/scene/to-chip.ts';
import type { Chapter } from '#shared/trace/chapter.ts';
import type { TraceEvent } from '#shared/trace/event.ts';
import { ChapterPicture } from './chapter-picture.tsx';
import { createChips } from './chips.ts';
import { createDrawQueue, nextFrame } from './draw-queue.ts';
import { Heads } from './heads.tsx';
import { whenIs } from './instant.ts';
import { sideMargin } from './layout.ts';
import { createTabStop } from './tab-stop.ts';
import { toColumns } from './to-columns.ts';
import { useLayout } from './use-layout.ts';
import { useStickToEnd } from './use-stick-to-end.ts';
import { useWarmUp } from './use-warm-up.ts';

type Props = {
  events: readonly TraceEvent[];
  /** The same events divided; a chapter that did not change is the same object, and is not drawn again. */
  chapters: readonly Chapter[];
  /** Number of the event at the cursor; null while live. */
  selected: number | null;
  onSelect: (number: number) => void;
  /** What stands there while nothing has happened; a sentence otherwise. */
  whileEmpty?: ReactNode;
};

/**
 * The sequence diagram of a trace, one picture for each chapter. What comes after the cursor fades back, and nothing is
 * drawn for that. Tab comes to one arrow, Up and Down go to its neighbours, Enter and Space select. Sets the mark `coat-check:events` on the performance
 * timeline when events arrive; `usePicture` answers it with `coat-check:picture`.
 */
export function Diagram({ events, chapters, selected, onSelect, whileEmpty = nothingYet }: Props) {
  const area = useRef<HTMLDivElement>(null);
  const wanted = useRef(Number.POSITIVE_INFINITY);
  useLayoutEffect(() => {
    wanted.current = selected ?? Number.POSITIVE_INFINITY;
  }, [selected]);
  const [queue] = useState(() => createDrawQueue(nextFrame, () => wanted.current));
  const [seen] = useState(() => events.at(-1)?.number ?? 0);
  const [hasStop, setHasStop] = useState(false);
  const [tabStop] = useState(() => createTabStop(() => setHasStop(true)));
  const participants = useColumns(events);
  const chipOf = useChips(events);
  const layout = useLayout(area, participants.length);
  const contentWidth = layout ? participants.length * layout.columnWidth + 2 * sideMargin : 'auto';
  // What stands there before anything is read from its top.
  useStickToEnd(area, selected === null && chapters.length > 0);
  useWarmUp(layout);

  const upTo = events.at(-1)?.number ?? 0;
  const stopAt = selected ?? upTo;
  useLayoutEffect(() => {
    performance.clearMarks('coat-check:events');
    performance.mark('coat-check:events', { detail: { upTo } });
  }, [upTo]);

  const select = ({ target }: MouseEvent | KeyboardEvent) => {
    const number = target instanceof Element && target.closest('[data-of]')?.getAttribute('data-of');
    if (number) onSelect(Number(number));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    // A real button clicks by itself, and the area scrolls by itself.
    if (!(event.target instanceof SVGElement) || !['Enter', ' ', 'ArrowUp', 'ArrowDown'].includes(event.key))
      return;
    event.preventDefault();
    if (event.key === 'Enter' || event.key === ' ') select(event);
    else tabStop.step(event.currentTarget, event.key === 'ArrowDown' ? 1 : -1);
  };
  const onFocus = ({ target }: FocusEvent) => tabStop.follow(target);

  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for what can be filled in.
    <div
      className="diagram"
      ref={area}
      role="group"
      aria-label="Sequence of events"
      // Without an arrow to focus, the keyboard could not scroll it.
      tabIndex={hasStop ? undefined : 0}
      onClick={select}
      onKeyDown={onKeyDown}
      onFocus={onFocus}
    >
      <div
        className="diagram-content"
        style={{ width: contentWidth, '--diagram-text': layout && `${layout.fontSize}px` } as CSSProperties}
      >
        {layout && <Heads participants={participants} layout={layout} />}
        {chapters.length === 0 && whileEmpty}
        {layout &&
          chapters.map((chapter) => {
            const when = whenIs(chapter, selected);
            return (
              <ChapterPicture
                key={chapter.key}
                chapter={chapter}
                participants={participants}
                layout={layout}
                queue={queue}
                when={when}
                cursor={when === 'now' ? selected : null}
                stopAt={whenIs(chapter, stopAt) === 'now' ? stopAt : null}
                tabStop={tabStop}
                seen={seen}
                chipOf={chipOf}
              />
            );
          })}
      </div>
    </div>
  );
}

const nothingYet = (
  <p className="diagram-empty">
    Nothing has happened yet. Whatever is said between these three will be drawn here, as it is said.
  </p>
);

/** The ticket on an event's arrow. The very same function always, so that a longer trace draws no old chapter anew. */
const useChips = (events: readonly TraceEvent[]): ((event: TraceEvent) => Chip | null) => {
  const [chips] = useState(createChips);
  const trace = useRef(events);
  useLayoutEffect(() => {
    trace.current = events;
  }, [events]);
  return useCallback((event) => chips.of(trace.current, event), [chips]);
};

/** Their columns; as long as the same people take part, the very same list of them. */
const useColumns = (events: readonly TraceEvent[]): readonly Participant[] => {
  const previous = useRef<readonly Participant[]>(undefined);
  return useMemo(() => {
    previous.current = toColumns(events, previous.current);
    return previous.current;
  }, [events]);
};
