import type { BeatPlace } from '#shared/api/room-api.ts';
import { lessonSummaries } from '../content/load-lessons.ts';

/** A place in a lesson in words: *The lost ticket, “Hand it in”*. What is no lesson of this version is called by its name. */
export const tellBeat = ({ lesson, step }: BeatPlace): string => {
  const summary = lessonSummaries.find(({ slug }) => slug === lesson);
  const title = summary?.steps.find(({ id }) => id === step)?.title;
  return `${summary?.title ?? lesson}${title ? `, “${title}”` : ''}`;
};
