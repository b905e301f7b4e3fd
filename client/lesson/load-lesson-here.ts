import type { Lesson } from '#shared/content/lesson.ts';
import { loadLesson } from '../content/load-lessons.ts';

/** Fetches a lesson as it can be done in this browser; null when there is none of that name. Rejects when it cannot be fetched. */
export async function loadLessonHere(slug: string): Promise<Lesson | null> {
  const lesson = await loadLesson(slug);
  if (!lesson?.mistake?.fallback) return lesson;
  const [{ keepsForAllSites }, { fitToBrowser }] = await Promise.all([
    import('./actions/page-cookies.ts'),
    import('./lab/fit-to-browser.ts'),
  ]);
  return fitToBrowser(lesson, { host: location.host, keeps: keepsForAllSites() });
}
