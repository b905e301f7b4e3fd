import { findObserved, observe } from '#shared/content/is-observed.ts';
import type { Lesson, Step } from '#shared/content/lesson.ts';
import type { TraceEvent } from '#shared/trace/event.ts';
import { FINISHED } from '../page/addresses.ts';
import type { LessonContext } from './lesson-context.ts';

/** The step that is open; null after the last, and for an id that the lesson does not have. */
export const stepOf = ({ lesson, stepId }: LessonContext): Step | null =>
  lesson.steps.find(({ id }) => id === stepId) ?? null;

/** For each observation of a step the number of the event at which the trace shows it first, or null. */
export const momentsOf = (step: Step | null, { events, walk }: LessonContext): (number | null)[] =>
  findObserved(step?.observe ?? [], events, walk);

/** The completed steps, with those that the trace now shows to be done, in the lesson's order. */
export const withObserved = (
  { lesson, completed, walk }: LessonContext,
  events: readonly TraceEvent[],
): string[] =>
  lesson.steps
    .filter(
      (step) =>
        completed.includes(step.id) ||
        (step.observe.length > 0 && observe(step.observe, events, walk).every((seen) => seen)),
    )
    .map(({ id }) => id);

/** Steps before the open one that are not done yet. */
export const openBefore = ({ lesson, stepId, completed }: LessonContext): Step[] => {
  const index = lesson.steps.findIndex(({ id }) => id === stepId);
  const before = index === -1 ? lesson.steps : lesson.steps.slice(0, index);
  return before.filter(({ id, observe: wanted }) => wanted.length > 0 && !completed.includes(id));
};

/** Where to open a lesson: the step that was open last, if it still exists, or the first that is not done. */
export const startingStep = (
  lesson: Lesson,
  remembered: { step: string; completed: readonly string[] } | null,
): string => {
  const last = lesson.steps.find(({ id }) => id === remembered?.step);
  const open = lesson.steps.find(({ id }) => !remembered?.completed.includes(id));
  return last?.id ?? open?.id ?? lesson.steps[0]?.id ?? '';
};

/** Whether an address names a step of the lesson, or its end, or leaves the step to the lesson. */
export const hasStep = ({ steps }: Lesson, step: string | null): boolean =>
  step === null || step === FINISHED || steps.some(({ id }) => id === step);
