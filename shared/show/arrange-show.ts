import type { RoomVote } from '../api/room-api.ts';
import type { Chapter } from '../trace/chapter.ts';
import { chapterTitle } from '../trace/chapter-title.ts';
import type { TraceEvent } from '../trace/event.ts';
import type { Show, ShowChapter } from './show.ts';

/** A show as it is stepped through. */
export type Arranged = {
  /** What is shown, in that order, and numbered in it from 1. */
  events: TraceEvent[];
  chapters: readonly Chapter[];
  /** For each of the chapters what whoever presents has noted. */
  notes: readonly string[];
  /**
   * By the number of the shown event the one it has in the trace. The cloakroom is drawn from all that truly came before that one, shown or
   * not: in whatever order chapters are shown, each stands in the world as it was.
   */
  trueNumbers: readonly number[];
  /** What is asked while this event is shown, and the next waits behind the curtain; at 0 before the first. */
  questions: ReadonlyMap<number, string>;
  /** What rooms have said while this event was shown; what was said before the first stands with that. */
  votes: ReadonlyMap<number, readonly RoomVote[]>;
};

/**
 * Puts the chapters of a show in a row. One that happened before what was shown already says so in its title.
 * @param trace all events of the show's trace, which it fits
 */
export function arrangeShow({ chapters, votes = [] }: Show, trace: readonly TraceEvent[]): Arranged {
  const byNumber = new Map(trace.map((event) => [event.number, event]));
  const events: TraceEvent[] = [];
  const arranged: Chapter[] = [];
  const notes: string[] = [];
  const trueNumbers = [0];
  const questions = new Map<number, string>();
  let furthest = 0;
  for (const chapter of chapters.filter(({ isHidden }) => !isHidden)) {
    const shown = shownOf(chapter, byNumber);
    const first = shown[0];
    if (!first) continue;
    const own = shown.map((event, index) => ({ ...event, number: events.length + index + 1 }));
    for (const { before, question } of chapter.curtains) {
      const at = shown.findIndex(({ number }) => number === before);
      if (at >= 0) questions.set(events.length + at, question);
    }
    trueNumbers.push(...shown.map(({ number }) => number));
    const title = titleOf(chapter, byNumber);
    arranged.push({
      key: events.length + 1,
      actor: first.actor,
      title: first.number < furthest ? `Before that: ${title}` : title,
      events: own,
    });
    notes.push(chapter.notes);
    events.push(...own);
    furthest = Math.max(furthest, first.number);
  }
  return { events, chapters: arranged, notes, trueNumbers, questions, votes: votesAt(votes, trueNumbers) };
}

/** A vote at an event that is not shown is not shown either. */
function votesAt(
  votes: readonly RoomVote[],
  trueNumbers: readonly number[],
): ReadonlyMap<number, readonly RoomVote[]> {
  const at = new Map<number, RoomVote[]>();
  for (const vote of votes) {
    const shown = trueNumbers.indexOf(vote.after);
    if (shown < 0) continue;
    const number = Math.max(shown, 1);
    at.set(number, [...(at.get(number) ?? []), vote]);
  }
  return at;
}

type ByNumber = ReadonlyMap<number, TraceEvent>;

const pick = (numbers: readonly number[], byNumber: ByNumber): TraceEvent[] =>
  numbers.flatMap((number) => byNumber.get(number) ?? []);

const shownOf = ({ events, from, to }: ShowChapter, byNumber: ByNumber): TraceEvent[] =>
  pick(
    events.filter((number) => number >= from && number <= to),
    byNumber,
  );

/** A chapter's name; where it has none, what is done in it, and what came of it only where all of it is shown. */
export function titleOf(chapter: ShowChapter, byNumber: ByNumber): string {
  if (chapter.name !== null) return chapter.name;
  const own = pick(chapter.events, byNumber);
  const isWhole = chapter.from === own[0]?.number && chapter.to === own.at(-1)?.number;
  return chapterTitle(isWhole ? own : own.filter(({ type }) => type !== 'response'));
}
