import type { Beat, Lesson, Step } from '#shared/content/lesson.ts';
import { observationsOf } from '#shared/content/observations-of.ts';
import { endOf, findMoments, isSeen } from '#shared/content/observe-steps.ts';
import type { TraceEvent } from '#shared/trace/event.ts';
import { onceForEach } from '../diagram/once-for-each.ts';
import { FINISHED, type LessonPlace } from '../page/addresses.ts';
import { eventOf } from '../timeline/timeline-view.ts';
import type { LessonContext } from './lesson-context.ts';

/** The step that is open; null after the last, and for an id that the lesson does not have. */
export const stepOf = ({ lesson, stepId }: LessonContext): Step | null =>
  lesson.steps.find(({ id }) => id === stepId) ?? null;

/** One beat of a step, and what has become of it. */
export type BeatView = {
  beat: Beat;
  index: number;
  isDone: boolean;
  /** The number of the event that ended it; null where none did. */
  doneAt: number | null;
  /** Of that which it came to: what was answered last, where only the cloakroom was arranged after it. */
  resultAt: number | null;
};

const momentsIn = onceForEach(({ lesson, events, openedAt, walk }: LessonContext) =>
  findMoments(lesson.steps, events, { openedAt, walk }),
);

/** The beats of a step, in order. */
export const beatsOf = ({ id, beats }: Step, context: LessonContext): BeatView[] => {
  const moments = momentsIn(context).get(id) ?? [];
  return beats.map((beat, index) => {
    const seen = moments[index] ?? [];
    const isDone = beat.observe.length > 0 ? isSeen(seen) : context.read.includes(markOf({ id, index }));
    const doneAt = endOf(seen);
    return { beat, index, isDone, doneAt, resultAt: doneAt && resultIn(seen, context.events) };
  });
};

/** The last of what was seen, all being seen, that is no mere arrangement; the last of all where nothing else was. */
function resultIn(seen: readonly (number | null)[], events: LessonContext['events']): number {
  const numbers = seen.map((number) => number ?? 0);
  const others = numbers.filter((number) => !isArrangement(eventOf(events, number)));
  return Math.max(...(others.length > 0 ? others : numbers));
}

const isArrangement = (event: TraceEvent | null): boolean =>
  event?.type === 'note' && (event.note.kind === 'settings-changed' || event.note.kind === 'store-changed');

/** All beats of the lesson that are done here, as they are remembered. */
export const beatsDone = (context: LessonContext): string[] =>
  context.lesson.steps.flatMap((step) =>
    beatsOf(step, context).flatMap(({ isDone, index }) => (isDone ? [markOf({ id: step.id, index })] : [])),
  );

/** How a beat is remembered: a step's id, and its place in that from 0. */
export const markOf = ({ id, index }: { id: string; index: number }): string => `${id} ${index}`;

/** The beat to go on with: the first that is not done, or the last where all are. */
export const nextBeat = (context: LessonContext): number => {
  const step = stepOf(context);
  if (!step) return 0;
  const first = beatsOf(step, context).findIndex(({ isDone }) => !isDone);
  return first === -1 ? step.beats.length - 1 : first;
};

/** The beat that is open. */
export const openBeat = (context: LessonContext): number => context.chosen ?? nextBeat(context);

/** The completed steps, with those that the trace now shows to be done, in the lesson's order. */
export const withObserved = (context: LessonContext): string[] => {
  const isDone = (step: Step) =>
    observationsOf(step).length > 0 && (momentsIn(context).get(step.id) ?? []).every(isSeen);
  return context.lesson.steps
    .filter((step) => context.completed.includes(step.id) || isDone(step))
    .map(({ id }) => id);
};

/** Steps before the open one that are not done yet. */
export const openBefore = ({ lesson, stepId, completed }: LessonContext): Step[] => {
  const index = lesson.steps.findIndex(({ id }) => id === stepId);
  const before = index === -1 ? lesson.steps : lesson.steps.slice(0, index);
  return before.filter((step) => observationsOf(step).length > 0 && !completed.includes(step.id));
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

/** Where a step is told now that was once one of this lesson's; null for any other. */
export const movedTo = (lesson: Lesson, step: string | null): LessonPlace | null => {
  if (hasStep(lesson, step) || step === null || !Object.hasOwn(lesson.moved, step)) return null;
  const [slug = '', at] = (lesson.moved[step] ?? '').split('/');
  return { lesson: slug, step: at };
};
