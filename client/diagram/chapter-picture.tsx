import { type CSSProperties, memo, useEffect, useId, useLayoutEffect, useMemo, useRef } from 'react';
import type { Participant } from '#shared/diagram/participants.ts';
import { toMermaid } from '#shared/diagram/to-mermaid.ts';
import type { Chapter } from '#shared/trace/chapter.ts';
import { describeEvent } from '#shared/trace/describe-event.ts';
import type { DrawQueue } from './draw-queue.ts';
import type { Layout } from './layout.ts';
import { usePicture } from './use-picture.ts';

type Props = {
  chapter: Chapter;
  participants: readonly Participant[];
  /** How many of the participants stood when this happened. */
  count: number;
  layout: Layout;
  queue: DrawQueue;
  /** Null too when the selected event is in another chapter. */
  selected: number | null;
  seen: number;
};

/** One chapter: its title, and its picture, drawn once and kept until the chapter grows. */
export const ChapterPicture = memo(function ChapterPicture(props: Props) {
  const { chapter, participants, count, layout, queue, selected, seen } = props;
  const titleId = useId();
  const host = useRef<HTMLDivElement>(null);
  const written = useMemo(
    () =>
      toMermaid(chapter.events, {
        participants: participants.slice(0, count),
        lineLength: layout.lineLength,
        plainHeads: true,
      }),
    [chapter, participants, count, layout.lineLength],
  );
  const { state, version } = usePicture(host, { chapter, written, layout, queue, seen });

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new picture has to be marked again.
  useLayoutEffect(() => {
    for (const part of host.current?.querySelectorAll<SVGElement>('[data-of]') ?? []) {
      const isSelected = Number(part.dataset.of) === selected;
      part.classList.toggle('is-selected', isSelected);
      if (part.getAttribute('role') === 'button') part.setAttribute('aria-pressed', String(isSelected));
    }
  }, [selected, version]);

  const isDrawn = version > 0;
  useEffect(() => {
    if (selected === null || !isDrawn) return;
    const arrow = host.current?.querySelector(`[data-of="${selected}"]`);
    arrow?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [selected, isDrawn]);

  return (
    <section
      className="diagram-chapter"
      data-state={state}
      aria-labelledby={titleId}
      style={{ '--column': `${layout.columnWidth}px`, '--columns': count } as CSSProperties}
    >
      <h3 className="diagram-title" id={titleId}>
        {chapter.title}
      </h3>
      <div
        className="diagram-picture"
        ref={host}
        aria-busy={state === 'waiting'}
        style={{ minHeight: state === 'drawn' ? 0 : chapter.events.length * layout.fontSize * 3.2 }}
      />
      {state === 'failed' && <InWords chapter={chapter} selected={selected} />}
    </section>
  );
});

/** What happened as a list, where it could not be drawn. */
function InWords({ chapter, selected }: Pick<Props, 'chapter' | 'selected'>) {
  return (
    <div className="diagram-in-words">
      <p role="status">Could not draw this part: the drawing failed. Here is what happened, in words.</p>
      <ol>
        {chapter.events.map((event) => (
          <li key={event.number}>
            <button type="button" data-of={event.number} aria-pressed={event.number === selected}>
              {describeEvent(event)}
            </button>
          </li>
        ))}
      </ol>
    </div>
  );
}
