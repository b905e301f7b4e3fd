import type { NewQuestion } from '#shared/api/room-api.ts';
import type { GuessView } from './guess-view.ts';

/** What can be guessed of a beat, as it is put to a room. */
export const toRoomQuestion = (beat: string, { prediction, options }: GuessView): NewQuestion => ({
  name: `${beat}: ${prediction.question}`.slice(0, 200),
  text: prediction.question,
  options: options.map(({ letter, says }) => `${letter} ${says}`),
});
