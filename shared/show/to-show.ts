import type { TraceEvent } from '../trace/event.ts';
import { toChapters } from '../trace/to-chapters.ts';
import type { Show } from './show.ts';

/** A first show of all that happened, in the order in which it did. */
export const toShow = (title: string, events: readonly TraceEvent[]): Show => ({
  title,
  about: '',
  chapters: toChapters(events).map(({ key, events: own }) => ({
    name: null,
    isHidden: false,
    events: own.map(({ number }) => number),
    from: key,
    to: own.at(-1)?.number ?? key,
    notes: '',
    curtains: [],
  })),
});
