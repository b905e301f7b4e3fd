import { type Judgement, judgePrediction } from '#shared/content/judge-prediction.ts';
import type { Prediction } from '#shared/content/prediction.ts';
import { type PredictionOption, predictionOptions } from '#shared/content/prediction-options.ts';
import type { TraceEvent } from '#shared/trace/event.ts';
import type { World } from '#shared/world/world.ts';
import type { Guess } from './guess.ts';

/** An option with the letter by which it is called in the text and in the picture. */
export type LetteredOption = PredictionOption & { letter: string };

/** What can be guessed of a beat, what was, and what really came. */
export type GuessView = {
  prediction: Prediction;
  options: readonly LetteredOption[];
  said: LetteredOption | null;
  /** The number of the newest event at the press; null before it. */
  since: number | null;
  /** Null until what came has been shown. */
  judgement: Judgement | null;
  /** The servers of which one will answer. */
  servers: readonly string[];
};

/** What has been shown of the trace. */
export type Shown = { events: readonly TraceEvent[]; worldAt: (upTo: number) => World };

/** @param guess the same object as long as nothing else is said: what was fixed by it is found once */
export function toGuessView(prediction: Prediction, guess: Guess, { events, worldAt }: Shown): GuessView {
  if (guess.since === null) {
    return { ...offeredIn(prediction, guess, worldAt(Number.POSITIVE_INFINITY)), judgement: null };
  }
  const before = fixed.get(guess);
  if (before?.judgement) return before;
  const offered = before ?? offeredIn(prediction, guess, worldAt(guess.since));
  const view = { ...offered, judgement: judgePrediction(prediction, events, guess.since) };
  fixed.set(guess, view);
  return view;
}

type Offered = Omit<GuessView, 'judgement'>;

const fixed = new WeakMap<Guess, GuessView>();

function offeredIn(prediction: Prediction, guess: Guess, world: World): Offered {
  const options = predictionOptions(prediction, world).map((option, index) => ({
    ...option,
    letter: String.fromCharCode(65 + index),
  }));
  return {
    prediction,
    options,
    said: options.find(({ id }) => id === guess.option) ?? null,
    since: guess.since,
    servers: world.settings.servers,
  };
}
