import type { OwnPlace } from '#shared/api/room-api.ts';
import { exerciseSummaries } from '../content/load-exercises.ts';
import { tellBeat } from './tell-beat.ts';

/** What guests go on with by themselves, in words. What is no exercise of this version is called by its name. */
export const tellOwn = (own: OwnPlace): string =>
  'exercise' in own
    ? (exerciseSummaries.find(({ id }) => id === own.exercise)?.title ?? own.exercise)
    : tellBeat(own);
