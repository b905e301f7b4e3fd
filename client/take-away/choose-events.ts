import type { Chapter } from '#shared/trace/chapter.ts';
import type { TraceEvent } from '#shared/trace/event.ts';

/** How much of a trace a picture shows. */
export type Extent = 'all' | 'chapter' | 'newest';

/** About as many events as fill three screens. */
const newest = 60;

export type Choice = { extent: Extent; label: string; events: readonly TraceEvent[] };

/** How much can be taken: everything, the chapter that is looked at, and the end. What would be the same as all is left out. */
export const listChoices = (
  events: readonly TraceEvent[],
  chapters: readonly Chapter[],
  shown: number,
): readonly Choice[] => {
  const chapter = chapters.find((one) => one.events.some(({ number }) => number === shown));
  const end = newestEvents(events);
  const all: Choice = { extent: 'all', label: `All of it (${count(events)})`, events };
  const parts: Choice[] = [
    {
      extent: 'chapter',
      label: `Only “${chapter?.title}” (${count(chapter?.events ?? [])})`,
      events: chapter?.events ?? events,
    },
    { extent: 'newest', label: `Only the newest ${count(end)}`, events: end },
  ];
  return [all, ...parts.filter((part) => part.events.length < events.length)];
};

const count = ({ length }: readonly TraceEvent[]): string =>
  length === 1 ? '1 event' : `${length.toLocaleString('en-GB')} events`;

/** The last events, beginning with a request where there is one: half an exchange would be a riddle. */
const newestEvents = (events: readonly TraceEvent[]): readonly TraceEvent[] => {
  const end = events.slice(-newest);
  const first = end.findIndex(({ type }) => type === 'request');
  return first > 0 ? end.slice(first) : end;
};
