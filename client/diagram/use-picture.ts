import { type RefObject, useEffect, useRef, useState } from 'react';
import type { MermaidText } from '#shared/diagram/to-mermaid.ts';
import type { Chapter } from '#shared/trace/chapter.ts';
import type { DrawQueue } from './draw-queue.ts';
import type { Layout } from './layout.ts';
import { markEvents } from './mark-events.ts';
import { renderMermaid } from './render-mermaid.ts';

/** `failed` leaves the last good picture, if there is one, where it is. */
export type PictureState = 'waiting' | 'drawn' | 'failed';

/**
 * Keeps a chapter's picture in `host` up to date. `seen` is the number of the last event that was there before the
 * learner began to watch; later ones draw themselves. Marks `coat-check:picture` on the performance timeline with the
 * frame that shows the chapter's last event.
 */
export const usePicture = (
  host: RefObject<HTMLElement | null>,
  { chapter, written, layout, queue, seen }: PictureWish,
): PictureState => {
  const [state, setState] = useState<PictureState>('waiting');
  const shown = useRef(seen);
  const { key, events } = chapter;
  const { text, owners } = written;

  // biome-ignore lint/correctness/useExhaustiveDependencies: the text says all that a picture shows of the events.
  useEffect(() => {
    let isWanted = true;
    queue.ask(key, async () => {
      try {
        const picture = await renderMermaid(text, layout);
        if (!isWanted) return;
        markEvents(picture, { events, owners, after: shown.current });
        host.current?.replaceChildren(picture);
        shown.current = Math.max(shown.current, events.at(-1)?.number ?? 0);
        setState('drawn');
        requestAnimationFrame(() => markPicture(shown.current));
      } catch (error) {
        if (!isWanted) return;
        console.warn('Could not draw a part of the diagram.', error);
        setState('failed');
      }
    });
    return () => {
      isWanted = false;
      queue.forget(key);
    };
  }, [text, layout, queue, key]);

  return state;
};

export type PictureWish = {
  chapter: Chapter;
  written: MermaidText;
  layout: Layout;
  queue: DrawQueue;
  seen: number;
};

const markPicture = (upTo: number) => {
  performance.clearMarks('coat-check:picture');
  performance.mark('coat-check:picture', { detail: { upTo } });
};
