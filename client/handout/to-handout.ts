import { type Ending, judgeEnding } from '#shared/compare/judge-ending.ts';
import type { Beat, Lesson, Step } from '#shared/content/lesson.ts';
import type { PracticeQuestion } from '#shared/content/practice-question.ts';
import type { BeatRole } from '#shared/content/roles.ts';
import type { Walk } from '#shared/export/walk-file.ts';
import type { TraceEvent } from '#shared/trace/event.ts';
import { type PrintedQuestion, toGuess, toQuestion } from './printed-question.ts';

/** One of a lab's two runs, and how it ended for the visitor. */
export type PrintedRun = { events: readonly TraceEvent[]; ending: Ending | null };

/** The same deed with the mistake and without. */
export type PrintedRuns = { before: PrintedRun; after: PrintedRun };

export type PrintedBeat = {
  beat: Beat;
  /** What happened in it; nothing where it was only read, and where the record does not show it. */
  events: readonly TraceEvent[];
  /** The number of the newest event after it. */
  upTo: number;
  /** Where both runs of a lab have been seen: they are drawn here, beside each other, and not where each was done. */
  runs: PrintedRuns | null;
};

export type PrintedStep = { id: string; title: string; beats: readonly PrintedBeat[] };

/** A lesson as it is handed out: its steps with what happened in them, and all that is asked. */
export type Handout = { steps: readonly PrintedStep[]; questions: readonly PrintedQuestion[] };

type Place = { since: number; upTo: number; seenIn: string };

/**
 * @param walk what happened when the lesson was done; null where nothing is known of it: then there are the words alone
 * @param known questions for practice. Of them those are asked that the lesson asks, and that its steps answer
 */
export function toHandout(
  { slug, steps }: Pick<Lesson, 'slug' | 'steps'>,
  walk: Walk | null,
  known: readonly PracticeQuestion[],
): Handout {
  const all = walk?.trace.events ?? [];
  const questions: PrintedQuestion[] = [];

  const toBeat = (beat: Beat, { since, upTo, seenIn }: Place): PrintedBeat => {
    const events = all.filter(({ number }) => number > since && number <= upTo);
    const recorded = { events: all.filter(({ number }) => number <= upTo), since, seenIn };
    const guess = beat.prediction && toGuess(beat, beat.prediction, recorded);
    if (guess) questions.push(guess);
    questions.push(...known.filter(({ id }) => id === beat.question).map(toQuestion));
    return { beat, events, upTo, runs: null };
  };

  const toStep = ({ id, title, beats }: Step): PrintedStep => {
    const walked = walk?.steps.find((one) => one.id === id);
    let since = walked?.openedAt ?? 0;
    const printed = beats.map((beat, index) => {
      const upTo = walked?.ends[index] ?? since;
      const told = toBeat(beat, { since, upTo, seenIn: title });
      since = upTo;
      return told;
    });
    return { id, title, beats: withRuns(printed) };
  };

  const printed = steps.map(toStep);
  const asked = new Set(steps.flatMap(({ beats }) => beats.map(({ question }) => question)));
  const answered = known.filter(
    (one) => one.kind === 'choice' && one.seen?.split('/')[0] === slug && !asked.has(one.id),
  );
  return { steps: printed, questions: [...questions, ...answered.map(toQuestion)] };
}

/** Where the deed has been done again, both runs are known. */
function withRuns(beats: readonly PrintedBeat[]): PrintedBeat[] {
  const runOf = (role: BeatRole) => {
    const { events = [] } = beats.find(({ beat }) => beat.role === role) ?? {};
    return events.length > 0 ? { events, ending: judgeEnding(events) } : null;
  };
  const [before, after] = [runOf('exploit'), runOf('again')];
  if (!before || !after) return [...beats];
  return beats.map((one) => (one.beat.role === 'again' ? { ...one, runs: { before, after } } : one));
}

/** Whether what happened in a beat is drawn with both runs of its lab, and not with its own words. */
export const isDrawnBeside = ({ beat }: PrintedBeat, beats: readonly PrintedBeat[]): boolean =>
  (beat.role === 'exploit' || beat.role === 'again') && beats.some(({ runs }) => runs !== null);
