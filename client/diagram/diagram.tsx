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
import type { Chip } from '#shared/scene/to-chip.ts';
import type { Chapter } from '#shared/trace/chapter.ts';
import type { TraceEvent } from '#shared/trace/event.ts';
import { late } from '../late/late.tsx';
import { AwayLanes } from './away-lanes.tsx';
import { ChapterList } from './chapter-list.tsx';
import { createChips } from './chips.ts';
import { createDrawQueue, nextFrame } from './draw-queue.ts';
import type { Ghosts } from './ghosts.ts';
import { Heads } from './heads.tsx';
import type { Lanes } from './lanes.ts';
import { widthOf } from './layout.ts';
import { createTabStop } from './tab-stop.ts';
import { useKeepInSight } from './use-keep-in-sight.ts';
import { useArea, useLayout } from './use-layout.ts';
import type { Seen } from './use-picture.ts';
import { useStickToEnd } from './use-stick-to-end.ts';
import { useView } from './use-view.ts';
import { useWarmUp } from './use-warm-up.ts';

// Where nothing is guessed it is not needed, and what may come is said in words as well.
const NextGhosts = late({
  what: 'what may come next',
  load: async () => (await import('./next-ghosts.tsx')).NextGhosts,
  meanwhile: () => null,
});

type Past = (number: number) => { trace: readonly TraceEvent[]; upTo: number };

type Props = {
  events: readonly TraceEvent[];
  /** The same events divided; a chapter that did not change is the same object, and is not drawn again. */
  chapters: readonly Chapter[];
  /** Number of the newest event that has been played: of the newest there is, unless something is being played. */
  head: number;
  /** Number of the event at the cursor; null while live. */
  selected: number | null;
  /** How often somebody has gone straight to an event, be it to the same. */
  jumps: number;
  /** Ids of participants whom the page speaks of: they have lanes, where there is room. */
  needed?: readonly string[] | undefined;
  onSelect: (number: number) => void;
  /** What had happened by an event, where the events before it do not say so. */
  past?: Past | null;
  /** What stands there while nothing has happened; a sentence otherwise. */
  whileEmpty?: ReactNode;
  /** What may come next, or what was said to come and did not. */
  ghosts?: Ghosts | null;
  /** Whether what comes after the cursor is not there at all: no chapter of it, and nobody who comes only then. */
  isCurtained?: boolean;
  /** What stands above the columns, with its own height as --band-height. */
  band?: ((lanes: Lanes) => ReactNode) | undefined;
};

/**
 * The sequence diagram of a trace, one picture for each chapter that has begun to be played. What comes after the cursor fades back, and nothing is
 * drawn for that. Tab comes to one arrow, Up and Down go to its neighbours, Enter and Space select. Sets the mark `coat-check:events` on the performance
 * timeline when events arrive; `usePicture` answers it with `coat-check:picture`.
 */
export function Diagram({
  events,
  chapters: all,
  head,
  selected,
  jumps,
  needed = nobody,
  onSelect,
  past = null,
  whileEmpty = nothingYet,
  ghosts = null,
  isCurtained = false,
  band,
}: Props) {
  const area = useRef<HTMLDivElement>(null);
  const wanted = useRef(Number.POSITIVE_INFINITY);
  useLayoutEffect(() => {
    wanted.current = selected ?? Number.POSITIVE_INFINITY;
  }, [selected]);
  const [queue] = useState(() => createDrawQueue(nextFrame, () => wanted.current));
  const [hasStop, setHasStop] = useState(false);
  const [tabStop] = useState(() => createTabStop(() => setHasStop(true)));
  const isBeingPlayed = (chapter: Chapter) => (chapter.events.at(-1)?.number ?? 0) > head;
  const upToHere = isCurtained ? (selected ?? head) : head;
  const chapters = useMemo(() => begunBy(all, upToHere), [all, upToHere]);
  const begun = useMemo(() => eventsOf(events, all, chapters), [events, all, chapters]);
  const chipOf = useChips(events, past);
  const room = useArea(area);
  // What stands there before anything is read from its top.
  const isLive = selected === null && chapters.length > 0;
  // What has not begun yet is not there, and all the same the end is where the newest arrow is.
  const isMoreToCome = chapters.some(isBeingPlayed) || (isCurtained && chapters.length < all.length);
  const isReading = useStickToEnd(area, isLive, isMoreToCome ? head : null);
  const view = useView({ events: begun, chapters, selected, needed, area: room, isReading });
  const layout = useLayout(room, view.lanes.length);
  const contentWidth = layout ? widthOf(view.lanes.length, layout) : 'auto';
  const keepInSight = useKeepInSight(area, selected, jumps);
  useWarmUp(layout);

  const hasNext = ghosts?.stand.where === 'next' && head <= ghosts.stand.until;
  const upTo = events.at(-1)?.number ?? 0;
  const [seen] = useState<Seen>(() => ({ upTo: head }));
  useLayoutEffect(() => {
    seen.upTo = Math.max(seen.upTo, head);
  }, [head, seen]);
  useLayoutEffect(() => {
    performance.clearMarks('coat-check:events');
    performance.mark('coat-check:events', { detail: { upTo } });
  }, [upTo]);

  const select = ({ target }: MouseEvent | KeyboardEvent) => {
    const chosen = target instanceof Element ? target.closest('[data-of]') : null;
    if (!chosen) return;
    const number = Number(chosen.getAttribute('data-of'));
    // What is pressed is gone when its chapter opens.
    if (chosen.matches('.diagram-fold')) tabStop.call(number);
    onSelect(number);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const { key, target, currentTarget } = event;
    const isArrow = target instanceof SVGElement;
    if (!isArrow && !(target instanceof Element && target.matches('.diagram-fold'))) return;
    // A real button clicks by itself, and the area scrolls by itself.
    // Space on what is selected already means the film, which plays on from there.
    const isSelected = target instanceof Element && target.getAttribute('aria-pressed') === 'true';
    if (isArrow && (key === 'Enter' || (key === ' ' && !isSelected))) select(event);
    else if (key === 'ArrowUp' || key === 'ArrowDown')
      tabStop.step(currentTarget, key === 'ArrowDown' ? 1 : -1);
    else return;
    event.preventDefault();
  };
  const onFocus = ({ target }: FocusEvent) => tabStop.follow(target);

  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for what can be filled in.
    <div
      className="diagram"
      ref={area}
      role="group"
      aria-label="Sequence of events"
      data-curtained={isCurtained || undefined}
      // Without an arrow to focus, the keyboard could not scroll it.
      tabIndex={hasStop ? undefined : 0}
      onClick={select}
      onKeyDown={onKeyDown}
      onFocus={onFocus}
    >
      <div
        className="diagram-content"
        style={
          {
            width: contentWidth,
            '--diagram-text': layout && `${layout.fontSize}px`,
            '--diagram-width': `${room.width}px`,
          } as CSSProperties
        }
      >
        <div className="diagram-top">
          {band && <div className="diagram-band">{layout && band({ participants: view.lanes, layout })}</div>}
          {layout && <Heads participants={view.lanes} layout={layout} />}
          {layout && <AwayLanes away={view.away} onCall={view.call} />}
        </div>
        {chapters.length === 0 && !hasNext && whileEmpty}
        {layout && (
          <ChapterList
            view={view}
            selected={selected}
            head={head}
            stopAt={selected ?? head}
            surroundings={{ participants: view.lanes, layout, queue, tabStop, seen, keepInSight, chipOf }}
            ghosts={ghosts}
          />
        )}
        {layout && hasNext && <NextGhosts ghosts={ghosts} participants={view.lanes} layout={layout} />}
      </div>
    </div>
  );
}

const nobody: readonly string[] = [];

const nothingYet = (
  <p className="diagram-empty">
    Nothing has happened yet. Whatever is said between these three will be drawn here, as it is said.
  </p>
);

/** The very same list where all have begun. */
const begunBy = (chapters: readonly Chapter[], head: number): readonly Chapter[] =>
  chapters.every(({ key }) => key <= head) ? chapters : chapters.filter(({ key }) => key <= head);

/** The events that have room in the diagram. */
const eventsOf = (
  events: readonly TraceEvent[],
  all: readonly Chapter[],
  begun: readonly Chapter[],
): readonly TraceEvent[] => (begun === all ? events : begun.flatMap((chapter) => chapter.events));

/** The ticket on an event's arrow. The very same function always, so that a longer trace draws no old chapter anew. */
const useChips = (events: readonly TraceEvent[], past: Past | null): ((event: TraceEvent) => Chip | null) => {
  const [chips] = useState(createChips);
  const known = useRef({ events, past });
  useLayoutEffect(() => {
    known.current = { events, past };
  }, [events, past]);
  return useCallback(
    (event) => {
      const was = known.current.past?.(event.number);
      if (!was) return chips.of(known.current.events, event);
      const itself = was.trace.find(({ number }) => number === was.upTo);
      return itself ? chips.of(was.trace, itself) : null;
    },
    [chips],
  );
};
