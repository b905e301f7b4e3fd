import type { Beat, Observation } from './lesson.ts';

/** All that a step waits for, in order. Apart from the schemas of a lesson, which no page that shows one needs. */
export const observationsOf = ({ beats }: { beats: readonly Pick<Beat, 'observe'>[] }): Observation[] =>
  beats.flatMap(({ observe }) => observe);
