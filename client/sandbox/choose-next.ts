import type { LessonSummary } from '#shared/content/lesson.ts';
import type { Progress as Kept } from '../storage/lesson-progress.ts';

type Progress = Pick<Kept, 'completed' | 'step'>;

/** Where in a lesson somebody is; `number` counts from 1. */
export type StepPlace = { id: string; title: string; number: number; of: number };

/** Which lesson a learner should open next, and at which step; `all-done` when none is left. */
export type NextLesson =
  | { type: 'begin' | 'go-on' | 'follow'; slug: string; title: string; step: StepPlace }
  | { type: 'all-done' };

/** The lesson that is begun, or else the first one that is not done. `progressOf` tells what is remembered of one. */
export const chooseNext = (
  summaries: readonly LessonSummary[],
  progressOf: (slug: string) => Progress | null,
): NextLesson => {
  const open = summaries.filter(({ slug, steps }) => {
    const progress = progressOf(slug);
    return !progress || steps.some(({ id, isToSee }) => isToSee && !progress.completed.includes(id));
  });
  const begun = open.find(({ slug }) => progressOf(slug) !== null);
  const next = begun ?? open[0];
  const step = next && placeIn(next, progressOf(next.slug));
  if (!next || !step) return { type: 'all-done' };
  const { slug, title } = next;
  if (begun) return { type: 'go-on', slug, title, step };
  return { type: open.length === summaries.length ? 'begin' : 'follow', slug, title, step };
};

/** The step that was open last, or the first where the lesson has it no more. */
const placeIn = ({ steps }: LessonSummary, progress: Progress | null): StepPlace | null => {
  const index = Math.max(
    0,
    steps.findIndex(({ id }) => id === progress?.step),
  );
  const step = steps[index];
  return step ? { id: step.id, title: step.title, number: index + 1, of: steps.length } : null;
};
