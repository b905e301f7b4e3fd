import type { BeatPlace, OwnPlace } from '#shared/api/room-api.ts';

const OF_EXERCISES = 'exercise ';

/** What stands in a list of choices for this: a lesson's name, or an exercise's with a word before it. */
export const choiceOf = (own: OwnPlace): string =>
  'exercise' in own ? OF_EXERCISES + own.exercise : own.lesson;

/** What was chosen; of a lesson at the beat that `beatOf` says. */
export const ownOf = (value: string, beatOf: (lesson: string) => BeatPlace): OwnPlace =>
  value.startsWith(OF_EXERCISES) ? { exercise: value.slice(OF_EXERCISES.length) } : beatOf(value);
