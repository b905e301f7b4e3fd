import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { MermaidText } from '#shared/diagram/to-mermaid.ts';
import type { Chip } from '#shared/scene/to-chip.ts';
import type { Chapter } from '#shared/trace/chapter.ts';
import type { TraceEvent } from '#shared/trace/event.ts';
import { toLateFailure } from '../late/late-error.ts';
import { type Failed, useTries } from '../late/use-tries.ts';
import { adornArrow } from './adorn-arrow.ts';
import { toAdornment } from './adornment.ts';
import { afterFrame } from './after-frame.ts';
import type { DrawQueue } from './draw-queue.ts';
import { showInstant } from './instant.ts';
import type { Layout } from './layout.ts';
import { markEvents } from './mark-events.ts';
import { renderMermaid } from './render-mermaid.ts';

/** `failed` leaves the last good picture, if there is one, where it is. */
export type PictureState = 'waiting' | 'drawn' | 'failed';

type Shown = { state: PictureState; version: number; failed: Failed | null };

/** The number of the newest event that the diagram has shown, or that was there before the learner began to watch. */
export type Seen = { upTo: number };

/**
 * Keeps a chapter's picture in `host` up to date. Events that nobody has `seen` draw themselves. Marks `coat-check:picture` on the performance timeline with the
 * frame that shows the chapter's last event, or the last of them that is played. `version` counts the pictures. What could not be fetched to draw with is tried
 * again.
 */
export const usePicture = (
  host: RefObject<HTMLElement | null>,
  { chapter, written, layout, queue, seen, head, chipOf }: PictureWish,
): Shown & { again: () => void } => {
  const [picture, setPicture] = useState<Shown>(notYet);
  const { tries, again } = useTries(picture.failed);
  const shown = useRef(seen.upTo);
  const { key, events } = chapter;
  const last = events.at(-1)?.number ?? 0;
  const drawnUpTo = useRef(0);
  const played = useRef(head);
  useLayoutEffect(() => {
    const isStep = played.current !== head;
    played.current = head;
    if (!isStep || drawnUpTo.current === 0) return;
    shown.current = Math.max(shown.current, Math.min(head ?? last, drawnUpTo.current));
    afterFrame(() => markPicture(shown.current));
  }, [head, last]);
  const { text, owners } = written;

  // Asked for before the frame, for an effect that waits for it would be a frame late.
  // A drawing under way is shown even when the next is wanted already: a steady stream must not starve the picture.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the text says all that a picture shows of the events.
  useLayoutEffect(() => {
    queue.ask(key, async () => {
      try {
        const drawn = await renderMermaid(text, layout);
        const adorn = (group: SVGElement, event: TraceEvent) =>
          adornArrow(group, toAdornment(event, events, chipOf(event)), layout.fontSize);
        markEvents(drawn, { events, owners, after: shown.current, adorn });
        // Before it is in the page: what is still to be played must not be seen for a frame.
        if (played.current !== null) showInstant(drawn, { cursor: null, head: played.current });
        if (host.current) replacePicture(host.current, drawn);
        drawnUpTo.current = last;
        shown.current = Math.max(shown.current, Math.min(played.current ?? last, last));
        setPicture(({ version }) => ({ state: 'drawn', version: version + 1, failed: null }));
        afterFrame(() => markPicture(shown.current));
      } catch (error) {
        console.warn('Could not draw a part of the diagram.', error);
        setPicture(({ version }) => ({
          state: 'failed',
          version,
          failed: { failure: toLateFailure(error) },
        }));
      }
    });
  }, [text, layout, queue, key, tries]);

  useEffect(() => () => queue.forget(key), [queue, key]);

  return { ...picture, again };
};

/** The focus stays on the event that it was on. */
const replacePicture = (host: Element, picture: SVGSVGElement) => {
  const focused = host.contains(document.activeElement) ? document.activeElement : null;
  const number = focused?.getAttribute('data-of');
  host.replaceChildren(picture);
  const same = number && picture.querySelector<SVGElement>(`[role="button"][data-of="${number}"]`);
  if (same) same.focus({ preventScroll: true });
};

const notYet: Shown = { state: 'waiting', version: 0, failed: null };

export type PictureWish = {
  chapter: Chapter;
  written: MermaidText;
  layout: Layout;
  queue: DrawQueue;
  seen: Seen;
  head: number | null;
  chipOf: (event: TraceEvent) => Chip | null;
};

const markPicture = (upTo: number) => {
  performance.clearMarks('coat-check:picture');
  performance.mark('coat-check:picture', { detail: { upTo } });
};
