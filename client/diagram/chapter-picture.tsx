import { type CSSProperties, memo, useId, useLayoutEffect, useMemo, useRef } from 'react';
import type { Participant } from '#shared/diagram/participants.ts';
import { toMermaid } from '#shared/diagram/to-mermaid.ts';
import type { Chip } from '#shared/scene/to-chip.ts';
import type { Chapter } from '#shared/trace/chapter.ts';
import { chapterTitle } from '#shared/trace/chapter-title.ts';
import { describeEvent } from '#shared/trace/describe-event.ts';
import type { TraceEvent } from '#shared/trace/event.ts';
import type { LateFailure } from '../late/late-error.ts';
import { LateTrouble } from '../late/late-trouble.tsx';
import type { DrawQueue } from './draw-queue.ts';
import type { Ghosts } from './ghosts.ts';
import { showInstant, type When } from './instant.ts';
import { type Layout, labelRoom } from './layout.ts';
import type { TabStop } from './tab-stop.ts';
import { type Seen, usePicture } from './use-picture.ts';

/** What all pictures of a diagram have in common. */
export type PictureSurroundings = Pick<
  Props,
  'participants' | 'layout' | 'queue' | 'tabStop' | 'seen' | 'keepInSight' | 'chipOf'
>;

type Props = {
  chapter: Chapter;
  participants: readonly Participant[];
  layout: Layout;
  queue: DrawQueue;
  when: When;
  /** `ahead`: drawn already, and shown when it opens. `dim`: not what is looked at, only what came before it. */
  place: 'open' | 'dim' | 'ahead';
  /** Number of the event at the cursor; null too when the cursor is not within this chapter. */
  cursor: number | null;
  /** Number of the newest event that has been played; null where all of this chapter's have. */
  head: number | null;
  /** What stands beside one of its events; null where nothing does. */
  ghosts: Ghosts | null;
  /** Number of the event that the Tab key comes to, if it is one of this chapter's. */
  stopAt: number | null;
  tabStop: TabStop;
  seen: Seen;
  /** Brings this event into sight, now that it is drawn. */
  keepInSight: (number: number) => void;
  /** The ticket on an event's arrow. */
  chipOf: (event: TraceEvent) => Chip | null;
};

/**
 * One chapter: its title, and its picture, drawn once and kept until the chapter grows. The cursor only sets
 * attributes: on the chapter, and on single events where it stands within it.
 */
export const ChapterPicture = memo(function ChapterPicture(props: Props) {
  const { chapter, participants, layout, queue, when, place, cursor, head, ghosts, stopAt } = props;
  const { tabStop, seen, chipOf, keepInSight } = props;
  const titleId = useId();
  const host = useRef<HTMLDivElement>(null);
  const written = useMemo(
    () =>
      toMermaid(chapter.events, {
        participants,
        lineLength: layout.lineLength,
        roomAcross: labelRoom(layout),
        heads: 'nameless',
      }),
    [chapter, participants, layout],
  );
  const { state, version, failed, again } = usePicture(host, {
    chapter,
    written,
    layout,
    queue,
    seen,
    head,
    chipOf,
  });

  const isMarked = useRef(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new picture has to be marked again.
  useLayoutEffect(() => {
    const { current } = host;
    const isWhole = cursor === null && head === null;
    if (!current || (isWhole && !isMarked.current)) return;
    showInstant(current, { cursor, head });
    isMarked.current = !isWhole;
  }, [cursor, head, version]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new picture is without it.
  useLayoutEffect(() => {
    const { current } = host;
    return current && ghosts
      ? whenHere((show) => show(current, ghosts, { participants, layout }))
      : undefined;
  }, [ghosts, participants, layout, version]);

  const rested = useRef<number | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new picture has the stop to be put in it again.
  useLayoutEffect(() => {
    const hasMoved = cursor !== null && cursor !== rested.current;
    rested.current = cursor;
    if (stopAt !== null && host.current) tabStop.rest(host.current, stopAt, hasMoved);
  }, [stopAt, cursor, tabStop, version]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new picture stands elsewhere.
  useLayoutEffect(() => {
    if (cursor !== null) keepInSight(cursor);
  }, [cursor, version, keepInSight]);

  const isAhead = place === 'ahead';
  useLayoutEffect(() => {
    const { current } = host;
    if (!isAhead || !current) return;
    // What is shown again later is no news then.
    for (const part of current.querySelectorAll('.is-new')) part.classList.remove('is-new');
    if (current.contains(document.activeElement)) focusFold(current, chapter.key);
  }, [isAhead, chapter.key]);

  return (
    <section
      className="diagram-chapter"
      data-state={state}
      data-when={when}
      data-place={place}
      hidden={isAhead}
      aria-hidden={when === 'future' || undefined}
      aria-labelledby={titleId}
      style={{ '--column': `${layout.columnWidth}px`, '--columns': participants.length } as CSSProperties}
    >
      <h3 className="diagram-title" id={titleId}>
        {titleAt(chapter, Math.min(head ?? Infinity, cursor ?? Infinity))}
      </h3>
      <div
        className="diagram-picture"
        translate="no"
        ref={host}
        aria-busy={state === 'waiting'}
        style={{ minHeight: state === 'drawn' ? 0 : chapter.events.length * layout.fontSize * 3.2 }}
      />
      {failed && (
        <InWords
          chapter={chapter}
          cursor={cursor}
          head={head}
          when={when}
          failure={failed.failure}
          again={again}
        />
      )}
    </section>
  );
});

/** The focus goes from what is folded to what it was folded into. */
const focusFold = (host: Element, key: number): void => {
  const diagram = host.closest('.diagram');
  const fold = diagram?.querySelector<HTMLElement>(`.diagram-fold[data-of="${key}"]`);
  (fold ?? diagram?.querySelector<HTMLElement>('.diagram-fold'))?.focus({ preventScroll: true });
};

type InWordsProps = Pick<Props, 'chapter' | 'cursor' | 'head' | 'when'> & {
  failure: LateFailure;
  again: () => void;
};

/** What happened as a list, where it could not be drawn. */
function InWords({ chapter, cursor, head, when, failure, again }: InWordsProps) {
  return (
    <div className="diagram-in-words">
      {failure === 'broken' ? (
        <p role="status">Could not draw this part: the drawing failed. Here is what happened, in words.</p>
      ) : (
        <LateTrouble what="what draws this" failure={failure} again={again} />
      )}
      <ol>
        {playedOf(chapter, head).map((event) => (
          <li key={event.number}>
            <button
              type="button"
              data-of={event.number}
              tabIndex={when === 'future' ? -1 : 0}
              aria-pressed={event.number === cursor}
            >
              {describeEvent(event)}
            </button>
          </li>
        ))}
      </ol>
    </div>
  );
}

/** What came of it is told only where it has come. A name that somebody has given to it stays. */
const titleAt = (chapter: Chapter, upTo: number): string =>
  Number.isFinite(upTo) && chapter.title === chapterTitle(chapter.events)
    ? chapterTitle(playedOf(chapter, upTo))
    : chapter.title;

const playedOf = ({ events }: Chapter, head: number | null): readonly TraceEvent[] =>
  head === null ? events : events.filter(({ number }) => number <= head);

type ShowBeside = typeof import('./show-beside.ts')['showBeside'];

/** Does something by what draws a wrong guess, which is fetched when there is one; it is told in words as well. @returns undoes it */
function whenHere(use: (show: ShowBeside) => () => void): () => void {
  let undo: (() => void) | null = null;
  let isWanted = true;
  import('./show-beside.ts').then(
    ({ showBeside }) => {
      if (isWanted) undo = use(showBeside);
    },
    () => undefined,
  );
  return () => {
    isWanted = false;
    undo?.();
  };
}
