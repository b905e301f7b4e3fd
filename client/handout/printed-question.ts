import type { Root } from 'hast';
import { judgePrediction } from '#shared/content/judge-prediction.ts';
import type { Beat } from '#shared/content/lesson.ts';
import type { PracticeQuestion } from '#shared/content/practice-question.ts';
import type { Prediction } from '#shared/content/prediction.ts';
import { predictionOptions } from '#shared/content/prediction-options.ts';
import type { TraceEvent } from '#shared/trace/event.ts';
import { foldWorld } from '#shared/world/fold-world.ts';
import { beatName } from '../lesson/beat-name.ts';
import { shuffle } from '../lesson/question/shuffle.ts';

/** Text of the lesson's, or a sentence of ours. */
export type PrintedText = Root | string;

export type PrintedOption = {
  letter: string;
  text: PrintedText;
  isRight: boolean;
  /** Why, where its author says so. */
  reason: PrintedText | null;
  /** Where it comes among things to be put in order, from 1; null where one is to be chosen. */
  place: number | null;
};

/** One question on paper. What was guessed on the page before a press is one here as well. */
export type PrintedQuestion = {
  /** The press that it is about, by its words; null for one that is about none. */
  deed: string | null;
  asks: PrintedText;
  options: readonly PrintedOption[];
};

/**
 * A question for practice. On paper its answers stand in one order for everybody, and not in their author's, who often begins with what
 * is right.
 */
export function toQuestion(question: PracticeQuestion): PrintedQuestion {
  const { id, kind, asks, expected } = question;
  const right = expected.split(' ');
  const options = shuffle(question.options, id).map(({ id: of, text, reason }, index) => ({
    letter: letterOf(index),
    text,
    isRight: right.includes(of),
    reason,
    place: kind === 'order' ? right.indexOf(of) + 1 : null,
  }));
  return { deed: null, asks, options };
}

/** What happened up to the end of a beat, where the beat began, and what its step is called. */
export type Recorded = { events: readonly TraceEvent[]; since: number; seenIn: string };

/** What a beat lets one guess. The record decides what came; null where it shows nothing. */
export function toGuess(
  beat: Beat,
  prediction: Prediction,
  { events, since, seenIn }: Recorded,
): PrintedQuestion | null {
  const judgement = judgePrediction(prediction, events, since);
  if (!judgement) return null;
  const options = predictionOptions(prediction, foldWorld(events, since));
  return {
    deed: beatName(beat),
    asks: prediction.question,
    options: options.map(({ id, says }, index) => {
      const isRight = id === judgement.came.id;
      return {
        letter: letterOf(index),
        text: `${says}.`,
        isRight,
        reason: isRight ? `Seen in “${seenIn}”.` : null,
        place: null,
      };
    }),
  };
}

const letterOf = (index: number): string => String.fromCharCode(65 + index);
