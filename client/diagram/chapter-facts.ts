import type { Chapter } from '#shared/trace/chapter.ts';
import type { TraceEvent, TraceEventOf } from '#shared/trace/event.ts';
import { headerValues } from '#shared/trace/header-values.ts';
import { givenToken } from '#shared/trace/token-messages.ts';
import { outcomeOf } from './adornment.ts';
import { onceForEach } from './once-for-each.ts';

/** What a chapter comes to, for whoever does not see its arrows. */
export type ChapterFacts = {
  arrows: number;
  /** How many remarks are drawn beneath its arrows, or about; the very number only the drawing knows. */
  notes: number;
  /**
   * How it ended for whoever asked: turned away, if any answer did, for the login form that a redirect leads to is no welcome.
   * Null while no answer has come, and where none is due.
   */
  end: { status: number; outcome: 'served' | 'refused' } | null;
};

export const chapterFacts = onceForEach(
  ({ events }: Chapter): ChapterFacts => ({
    arrows: events.filter(({ type }) => type !== 'note').length,
    notes: events.filter(leavesRemark).length,
    end: endOf(events),
  }),
);

const endOf = (events: Chapter['events']): ChapterFacts['end'] => {
  const answers = events.filter((event): event is TraceEventOf<'response'> => event.type === 'response');
  const answer = answers.find((one) => outcomeOf(one, events) === 'refused') ?? answers.at(-1);
  const outcome = answer && outcomeOf(answer, events);
  return answer && outcome ? { status: answer.status, outcome } : null;
};

const leavesRemark = (event: TraceEvent): boolean =>
  event.type === 'note' ||
  (event.type === 'response' &&
    (headerValues(event.headers, 'set-cookie').length > 0 || givenToken(event) !== null));

/** About how tall a chapter is drawn, in CSS pixels, without drawing it. @param fontSize of its words */
export const reckonHeight = (chapter: Chapter, fontSize: number): number => {
  const { arrows, notes } = chapterFacts(chapter);
  return 3 * fontSize + 4.2 * fontSize * arrows + 3.4 * fontSize * notes;
};

export const countArrows = (chapters: readonly Chapter[]): number =>
  chapters.reduce((sum, chapter) => sum + chapterFacts(chapter).arrows, 0);
