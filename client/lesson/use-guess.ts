import { useMemo } from 'react';
import { useAsked } from '../late/use-asked.ts';
import { useFilm } from '../timeline/timeline-provider.tsx';
import type { GuessView } from './guess-view.ts';
import type { LessonContext } from './lesson-context.ts';
import { openBeat, stepOf } from './lesson-view.ts';

/** What finds the options and judges: no lesson begins with a guess. */
export const fetchGuessing = async () => (await import('./guess-view.ts')).toGuessView;

/** What can be guessed of the open beat, and was; null where it asks nothing, and until it is here. */
export const useGuess = (context: LessonContext): GuessView | null => {
  const film = useFilm();
  const { events, guess } = context;
  const prediction = stepOf(context)?.beats[openBeat(context)]?.prediction ?? null;
  const asked = useAsked(prediction ? fetchGuessing : null, undefined);
  const toGuessView = asked.state === 'here' ? asked.value : null;
  return useMemo(
    () =>
      prediction && toGuessView
        ? toGuessView(prediction, guess, { events, worldAt: (upTo) => film.at(events, upTo) })
        : null,
    [prediction, toGuessView, guess, events, film],
  );
};
