import type { ExerciseCount, OpenRoom } from '#shared/api/room-api.ts';
import { toCsv } from '#shared/room/to-csv.ts';
import type { VoteResult } from './votes.ts';

/** What a room can be remembered by: counts alone, and no names. */
export const toCounts = (
  { here, beats }: Pick<OpenRoom, 'here' | 'beats'>,
  exercises: readonly ExerciseCount[],
  results: readonly VoteResult[],
): string =>
  toCsv([
    ['What', 'Which', 'Count'],
    ['Here now', '', here],
    ...beats.map(({ place, count }) => ['At the beat', `${place.lesson} ${place.step ?? ''}`.trim(), count]),
    ...exercises.flatMap(({ exercise, guests, passed, failing }) => [
      ['Ran the exercise', exercise, guests],
      ['Passed it', exercise, passed],
      ...failing.map(({ check, count }) => ['Failed the check', `${exercise} ${check}`, count]),
    ]),
    ...results.flatMap(({ text, options, counts }) =>
      options.map((option, place) => [text, option, counts[place] ?? 0]),
    ),
  ]);
