import type { Chapter } from './chapter.ts';
import { chapterTitle } from './chapter-title.ts';
import type { TraceEvent, TraceEventOf } from './event.ts';
import { redirectTarget } from './redirect-target.ts';

/** How long after a redirect a request still counts as following it, in milliseconds. */
const followsWithinMs = 5_000;

/** What one actor is in the middle of. */
type Thread = {
  open: { exchange: string; events: TraceEvent[] } | null;
  request: TraceEventOf<'request'> | null;
  redirect: { to: string; at: number; events: TraceEvent[] } | null;
};

const isSame = (a: Chapter, events: readonly TraceEvent[]): boolean =>
  a.events.length === events.length && a.events.every((event, index) => event === events[index]);

/**
 * Divides a trace into what each single action caused: an exchange, together with those its redirects led to.
 * Exchanges of several actors at once stay apart. Given the chapters of a shorter trace, those that have not
 * changed are the very same objects again, so that nothing drawn from them needs to be redrawn.
 */
export const toChapters = (events: readonly TraceEvent[], previous: readonly Chapter[] = []): Chapter[] => {
  const chapters: TraceEvent[][] = [];
  const byExchange = new Map<string, TraceEvent[]>();
  const threads = new Map<string, Thread>();

  const begin = (): TraceEvent[] => {
    const chapter: TraceEvent[] = [];
    chapters.push(chapter);
    return chapter;
  };

  for (const event of events) {
    const thread = threads.get(event.actor.id) ?? { open: null, request: null, redirect: null };
    threads.set(event.actor.id, thread);
    if (event.type === 'note') {
      (thread.open?.events ?? begin()).push(event);
      continue;
    }
    let chapter = byExchange.get(event.exchange);
    if (!chapter) {
      const { redirect } = thread;
      const follows =
        event.type === 'request' &&
        event.method === 'GET' &&
        redirect?.to === event.path &&
        event.at - redirect.at <= followsWithinMs;
      chapter = follows ? redirect.events : begin();
      byExchange.set(event.exchange, chapter);
    }
    chapter.push(event);
    if (event.type === 'request') {
      thread.open = { exchange: event.exchange, events: chapter };
      thread.request = event;
      thread.redirect = null;
    } else if (event.type === 'response' && thread.open?.exchange === event.exchange) {
      const to = thread.request ? redirectTarget(event, thread.request.path) : null;
      thread.redirect = to ? { to, at: event.at, events: chapter } : null;
      thread.open = null;
    }
  }

  const kept = new Map(previous.map((chapter) => [chapter.key, chapter]));
  return chapters.flatMap((chapterEvents) => {
    const first = chapterEvents[0];
    if (!first) return [];
    const before = kept.get(first.number);
    if (before && isSame(before, chapterEvents)) return [before];
    return [
      { key: first.number, actor: first.actor, title: chapterTitle(chapterEvents), events: chapterEvents },
    ];
  });
};
