import { lessonModules, lessonSummaries } from 'virtual:lessons';
import type { Lesson } from '#shared/content/lesson.ts';

/** All lessons in the order of their folders, without their steps. */
export { lessonSummaries };

/** They stand in two lists: what is done as it ought to be, and what is done wrongly and then mended. */
export const plainLessons = lessonSummaries.filter(({ mistake }) => mistake === null);
export const mistakes = lessonSummaries.filter(({ mistake }) => mistake !== null);

/** Fetches one lesson; null when there is none of that name. Rejects when it cannot be fetched. */
export async function loadLesson(slug: string): Promise<Lesson | null> {
  const load = lessonModules.get(slug);
  return load ? (await load()).lesson : null;
}
