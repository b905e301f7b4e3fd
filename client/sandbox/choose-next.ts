import type { LessonSummary } from '#shared/content/lesson.ts';
import type { Progress } from '../storage/lesson-progress.ts';

/** Which lesson a learner should open next, and how it stands with it; `all-done` when none is left. */
export type NextLesson =
  | { type: 'begin' | 'go-on' | 'follow'; slug: string; title: string }
  | { type: 'all-done' };

/** The lesson that is begun, or else the first one that is not done. `progressOf` tells what is remembered of one. */
export const chooseNext = (
  summaries: readonly LessonSummary[],
  progressOf: (slug: string) => Progress | null,
): NextLesson => {
  const open = summaries.filter(({ slug, toSee }) => {
    const progress = progressOf(slug);
    return !progress || !toSee.every((id) => progress.completed.includes(id));
  });
  const begun = open.find(({ slug }) => progressOf(slug) !== null);
  const next = begun ?? open[0];
  if (!next) return { type: 'all-done' };
  const { slug, title } = next;
  if (begun) return { type: 'go-on', slug, title };
  return { type: open.length === summaries.length ? 'begin' : 'follow', slug, title };
};
