import { type CSSProperties, memo, useId, useLayoutEffect, useMemo, useRef } from 'react';
import type { Participant } from '#shared/diagram/participants.ts';
import { toMermaid } from '#shared/diagram/to-mermaid.ts';
import type { Chip } from '#shared/scene/to-chip.ts';
import type { Chapter } from '#shared/trace/chapter.ts';
import { describeEvent } from '#shared/trace/describe-event.ts';
import type { TraceEvent } from '#shared/trace/event.ts';
import type { LateFailure } from '../late/late-error.ts';
import { LateTrouble } from '../late/late-trouble.tsx';
import type { DrawQueue } from './draw-queue.ts';
import { showInstant, type When } from './instant.ts';
import { type Layout, labelRoom } from './layout.ts';
import { scrollToEvent } from './scroll-to-event.ts';
import type { TabStop } from './tab-stop.ts';
import { usePicture } from './use-picture.ts';

type Props = {
  chapter: Chapter;
  participants: readonly Participant[];
  layout: Layout;
  queue: DrawQueue;
  when: When;
  /** Number of the event at the cursor; null too when the cursor is not within this chapter. */
  cursor: number | null;
  /** Number of the event that the Tab key comes to, if it is one of this chapter's. */
  stopAt: number | null;
  tabStop: TabStop;
  seen: number;
  /** The ticket on an event's arrow. */
  chipOf: (event: TraceEvent) => Chip | null;
};

/**
 * One chapter: its title, and its picture, drawn once and kept until the chapter grows. The cursor only sets
 * attributes: on the chapter, and on single events where it stands within it.
 */
export const ChapterPicture = memo(function ChapterPicture(props: Props) {
  const { chapter, participants, layout, queue, when, cursor, stopAt, tabStop, seen, chipOf } = props;
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
    chipOf,
  });

  const isMarked = useRef(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new picture has to be marked again.
  useLayoutEffect(() => {
    const { current } = host;
    if (!current || (cursor === null && !isMarked.current)) return;
    showInstant(current, cursor);
    isMarked.current = cursor !== null;
  }, [cursor, version]);

  const rested = useRef<number | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new picture has the stop to be put in it again.
  useLayoutEffect(() => {
    const hasMoved = cursor !== null && cursor !== rested.current;
    rested.current = cursor;
    if (stopAt !== null && host.current) tabStop.rest(host.current, stopAt, hasMoved);
  }, [stopAt, cursor, tabStop, version]);

  const isDrawn = version > 0;
  useLayoutEffect(() => {
    if (cursor === null || !isDrawn) return;
    const area = host.current?.closest<HTMLElement>('.diagram');
    const title = host.current?.previousElementSibling;
    const event = host.current?.querySelector(`[data-of="${cursor}"]`);
    if (area && title && event) scrollToEvent(area, title, event);
  }, [cursor, isDrawn]);

  return (
    <section
      className="diagram-chapter"
      data-state={state}
      data-when={when}
      aria-hidden={when === 'future' || undefined}
      aria-labelledby={titleId}
      style={{ '--column': `${layout.columnWidth}px`, '--columns': participants.length } as CSSProperties}
    >
      <h3 className="diagram-title" id={titleId}>
        {chapter.title}
      </h3>
      <div
        className="diagram-picture"
        translate="no"
        ref={host}
        aria-busy={state === 'waiting'}
        style={{ minHeight: state === 'drawn' ? 0 : chapter.events.length * layout.fontSize * 3.2 }}
      />
      {failed && (
        <InWords chapter={chapter} cursor={cursor} when={when} failure={failed.failure} again={again} />
      )}
    </section>
  );
});

type InWordsProps = Pick<Props, 'chapter' | 'cursor' | 'when'> & { failure: LateFailure; again: () => void };

/** What happened as a list, where it could not be drawn. */
function InWords({ chapter, cursor, when, failure, again }: InWordsProps) {
  return (
    <div className="diagram-in-words">
      {failure === 'broken' ? (
        <p role="status">Could not draw this part: the drawing failed. Here is what happened, in words.</p>
      ) : (
        <LateTrouble what="what draws this" failure={failure} again={again} />
      )}
      <ol>
        {chapter.events.map((event) => (
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
