import type { Chapter } from './chapter.ts';
import { chapterTitle } from './chapter-title.ts';
import { createTraceWalk, type TraceWalk } from './create-trace-walk.ts';
import type { TraceEvent, TraceEventOf } from './event.ts';
import { redirectTarget } from './redirect-target.ts';

/** How long after a redirect a request still counts as following it, in milliseconds. */
const followsWithinMs = 5_000;

/** What one actor is in the middle of. */
type Thread = {
  open: { exchange: string; events: TraceEvent[] } | null;
  request: TraceEventOf<'request'> | null;
  redirect: { to: string; at: number; events: TraceEvent[] } | null;
  /** A script has looked around, or is about to ask. */
  script: { note: TraceEventOf<'note'>; events: TraceEvent[] } | null;
};

/** A trace that is being divided: the events of each chapter so far, and which of them have grown since the last look. */
type Division = {
  parts: TraceEvent[][];
  byExchange: Map<string, TraceEvent[]>;
  threads: Map<string, Thread>;
  grown: ReadonlySet<TraceEvent[]>;
};

/** Divides a trace into what each single action caused: an exchange, together with those its redirects led to. */
export const toChapters = (events: readonly TraceEvent[]): readonly Chapter[] => createChapterWalk()(events);

/**
 * The chapters along a growing trace, each event looked at once. Exchanges of several actors at once stay apart. Chapters
 * that have not changed since the last look are the very same objects again, so that nothing drawn from them needs to be redrawn.
 */
export function createChapterWalk(): TraceWalk<readonly Chapter[]> {
  let shown: readonly TraceEvent[] = [];
  let chapters: readonly Chapter[] = [];
  const divide = createTraceWalk<Division>({
    begin: () => ({ parts: [], byExchange: new Map(), threads: new Map(), grown: new Set() }),
    take: (division, fresh) => ({
      ...division,
      grown: new Set(fresh.map((event) => place(division, event))),
    }),
  });
  return (events) => {
    if (events === shown) return chapters;
    shown = events;
    const { parts, grown } = divide(events);
    // In a trace that is walked anew all have grown, from nothing, and most to what they were before.
    const kept = (part: TraceEvent[], index: number) =>
      grown.has(part) ? chapters.find((one) => isSame(one, part)) : chapters[index];
    chapters = parts.map((part, index) => kept(part, index) ?? toChapter(part));
    return chapters;
  };
}

/** Puts an event into its chapter, which may begin with it. */
function place({ parts, byExchange, threads }: Division, event: TraceEvent): TraceEvent[] {
  const begin = (): TraceEvent[] => {
    const part: TraceEvent[] = [];
    parts.push(part);
    return part;
  };
  const thread = threads.get(event.actor.id) ?? { open: null, request: null, redirect: null, script: null };
  threads.set(event.actor.id, thread);
  if (event.type === 'note') {
    const chapter = thread.open?.events ?? begin();
    chapter.push(event);
    thread.script = { note: event, events: chapter };
    return chapter;
  }
  const leading = follows(thread, event) ? thread.redirect : isOfScript(thread, event) ? thread.script : null;
  const chapter = byExchange.get(event.exchange) ?? leading?.events ?? begin();
  byExchange.set(event.exchange, chapter);
  chapter.push(event);
  if (event.type === 'request') {
    thread.open = { exchange: event.exchange, events: chapter };
    thread.request = event;
    thread.redirect = null;
    thread.script = null;
  } else if (event.type === 'response' && thread.open?.exchange === event.exchange) {
    const to = thread.request ? redirectTarget(event, thread.request.path) : null;
    thread.redirect = to ? { to, at: event.at, events: chapter } : null;
    thread.open = null;
  }
  return chapter;
}

const follows = ({ redirect }: Thread, event: TraceEvent): boolean =>
  event.type === 'request' &&
  event.method === 'GET' &&
  redirect?.to === event.path &&
  event.at - redirect.at <= followsWithinMs;

/** What a script sends belongs to what was noted of it just before: that it looked, or that it asks. */
function isOfScript({ script }: Thread, event: TraceEvent): boolean {
  if (script === null || event.type !== 'request' || event.at - script.note.at > followsWithinMs)
    return false;
  const { note } = script.note;
  if (note.kind === 'script-read-cookies') return event.receiver !== undefined;
  return note.kind === 'script-asks' && note.route === `${event.method} ${event.path}`;
}

/** Of what it has now: the part may grow. */
function toChapter(part: readonly TraceEvent[]): Chapter {
  const [first] = part;
  if (!first) throw new Error('A chapter begins with an event.');
  return { key: first.number, actor: first.actor, title: chapterTitle(part), events: [...part] };
}

const isSame = ({ key, events }: Chapter, part: readonly TraceEvent[]): boolean =>
  key === part[0]?.number &&
  events.length === part.length &&
  events.every((event, index) => event === part[index]);
