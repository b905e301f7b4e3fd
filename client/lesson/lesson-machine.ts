import { assign, setup } from 'xstate';
import type { TraceEvent } from '#shared/trace/event.ts';
import { FINISHED } from '../page/addresses.ts';
import type { Progress } from '../storage/lesson-progress.ts';
import type { LessonContext } from './lesson-context.ts';
import { momentsOf, stepOf, withObserved } from './lesson-view.ts';

export type LessonEvent =
  | { type: 'trace changed'; events: readonly TraceEvent[] }
  | { type: 'go to step'; stepId: string }
  /** The learner leaves a step that has nothing to observe. */
  | { type: 'read on' };

/**
 * One lesson: which step is open, and whether what it waits for has been observed. What is done is derived from the
 * trace, joined with what was remembered, so that order, reloads and second tabs do not matter.
 */
export const lessonMachine = setup({
  types: {
    context: {} as LessonContext,
    events: {} as LessonEvent,
    input: {} as Omit<LessonContext, 'events'>,
  },
  guards: {
    isPastTheEnd: ({ context }) => context.stepId === FINISHED,
    hasNothingToObserve: ({ context }) => (stepOf(context)?.observe.length ?? 0) === 0,
    hasSeenAll: ({ context }) =>
      context.completed.includes(context.stepId) ||
      momentsOf(stepOf(context), context).every((moment) => moment !== null),
  },
  actions: {
    takeTrace: assign(({ context, event }) => {
      if (event.type !== 'trace changed') return {};
      const { events } = event;
      return { events, completed: withObserved(context, events) };
    }),
    goToStep: assign(({ event }) => (event.type === 'go to step' ? { stepId: event.stepId } : {})),
    completeStep: assign({
      completed: ({ context: { lesson, completed, stepId } }) =>
        lesson.steps.map(({ id }) => id).filter((id) => id === stepId || completed.includes(id)),
    }),
    remember: (_, _progress: Progress) => undefined,
  },
}).createMachine({
  id: 'lesson',
  context: ({ input }) => ({ ...input, events: [] }),
  initial: 'opening',
  on: {
    'trace changed': { target: '.opening', actions: 'takeTrace' },
    'go to step': { target: '.opening', actions: 'goToStep' },
  },
  states: {
    opening: {
      exit: {
        type: 'remember',
        params: ({ context }) => ({ completed: [...context.completed], step: context.stepId }),
      },
      always: [
        { guard: 'isPastTheEnd', target: 'finished' },
        { guard: 'hasNothingToObserve', target: 'reading' },
        { guard: 'hasSeenAll', target: 'observed' },
        { target: 'waiting' },
      ],
    },
    reading: { on: { 'read on': { target: 'opening', actions: 'completeStep' } } },
    waiting: {},
    observed: {},
    finished: {},
  },
});
