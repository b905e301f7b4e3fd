import { lessonModules } from 'virtual:lessons';
import type { Lesson } from '#shared/content/lesson.ts';

/** All lessons in the order of their folders, without their steps. */
export { lessonSummaries } from 'virtual:lessons';

/** Fetches one lesson; null when there is none of that name. Rejects when it cannot be fetched. */
export async function loadLesson(slug: string): Promise<Lesson | null> {
  const load = lessonModules.get(slug);
  return load ? (await load()).lesson : null;
}
