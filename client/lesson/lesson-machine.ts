import { assign, setup } from 'xstate';
import type { TraceEvent } from '#shared/trace/event.ts';
import { FINISHED } from '../page/addresses.ts';
import { noGuess } from './guess.ts';
import type { PresentProgress } from './keep-progress.ts';
import type { LessonContext } from './lesson-context.ts';
import { beatsDone, markOf, openBeat, stepOf, withObserved } from './lesson-view.ts';

export type LessonEvent =
  /** What has been played, and the number of the newest event there is. Not sent before the trace is known. */
  | { type: 'trace changed'; events: readonly TraceEvent[]; newest: number }
  | { type: 'go to step'; stepId: string }
  /** To a stub of the roll. */
  | { type: 'open beat'; index: number }
  /** Of what can come of the open beat, the option of this id will. */
  | { type: 'guess'; option: string }
  /** The open beat's button was pressed; `since` is the number of the newest event before that. */
  | { type: 'press'; since: number }
  /** From the open beat to the next; one that has nothing to do is done by that. */
  | { type: 'read on' }
  /** What this and other tabs have kept together. */
  | ({ type: 'kept' } & Done);

type Done = Pick<LessonContext, 'completed' | 'openedAt' | 'read'>;

type Input = Pick<LessonContext, 'lesson' | 'stepId' | 'completed' | 'walk' | 'openedAt' | 'read'>;

/**
 * One lesson: which step and which beat are open, and what has been observed. What is done is derived from the trace,
 * joined with what was remembered, so that reloads and second tabs do not matter. No beat opens by itself: what comes
 * of a beat is to be read before the next.
 */
export const lessonMachine = setup({
  types: {
    context: {} as LessonContext,
    events: {} as LessonEvent,
    input: {} as Input,
  },
  guards: {
    isPastTheEnd: ({ context }) => context.stepId === FINISHED,
  },
  actions: {
    takeTrace: assign(({ event }) =>
      event.type === 'trace changed' ? { events: event.events, newest: event.newest } : {},
    ),
    goToStep: assign(({ context, event }) =>
      event.type === 'go to step' && event.stepId !== context.stepId
        ? { stepId: event.stepId, chosen: null, guess: noGuess }
        : {},
    ),
    openBeat: assign(({ event }) =>
      event.type === 'open beat' ? { chosen: event.index, guess: noGuess } : {},
    ),
    takeGuess: assign(({ context: { guess }, event }) =>
      event.type === 'guess' && guess.since === null ? { guess: { ...guess, option: event.option } } : {},
    ),
    fixGuess: assign(({ context: { guess }, event }) =>
      event.type === 'press' && guess.since === null ? { guess: { ...guess, since: event.since } } : {},
    ),
    takeKept: assign(({ context: { lesson }, event }) =>
      event.type === 'kept'
        ? {
            completed: lesson.steps.map(({ id }) => id).filter((id) => event.completed.includes(id)),
            openedAt: event.openedAt,
            read: event.read,
          }
        : {},
    ),
    readOn: assign(({ context }) => readOn(context)),
    noteOpening: assign(({ context: { newest, openedAt, stepId } }) =>
      newest === null || Object.hasOwn(openedAt, stepId)
        ? {}
        : { openedAt: { ...openedAt, [stepId]: newest } },
    ),
    noteObserved: assign({ completed: ({ context }) => withObserved(context) }),
    holdBeat: assign({
      chosen: ({ context }) => (context.newest === null ? context.chosen : openBeat(context)),
    }),
    remember: (_, _progress: Pick<PresentProgress, 'step' | 'beats'> & Done) => undefined,
  },
}).createMachine({
  id: 'lesson',
  context: ({ input }) => ({ ...input, chosen: null, guess: noGuess, events: [], newest: null }),
  initial: 'opening',
  on: {
    'trace changed': { target: '.opening', actions: 'takeTrace' },
    'go to step': { target: '.opening', actions: 'goToStep' },
    'open beat': { target: '.opening', actions: 'openBeat' },
    'read on': { target: '.opening', actions: 'readOn' },
    kept: { target: '.opening', actions: 'takeKept' },
    guess: { actions: 'takeGuess' },
    press: { actions: 'fixGuess' },
  },
  states: {
    opening: {
      entry: ['noteOpening', 'noteObserved', 'holdBeat'],
      exit: {
        type: 'remember',
        params: ({ context, context: { completed, stepId, openedAt, read } }) => ({
          completed,
          beats: beatsDone(context),
          step: stepId,
          openedAt,
          read,
        }),
      },
      always: [{ guard: 'isPastTheEnd', target: 'finished' }, { target: 'open' }],
    },
    open: {},
    finished: {},
  },
});

function readOn(context: LessonContext): Partial<LessonContext> {
  const step = stepOf(context);
  const index = openBeat(context);
  const beat = step?.beats[index];
  if (!step || !beat) return {};
  const isLast = index === step.beats.length - 1;
  const mark = markOf({ id: step.id, index });
  const isToRead = beat.observe.length === 0;
  const { completed, read, lesson } = context;
  // Where nothing is to be seen, to have read it all is all there is to do.
  const isDone = isLast && step.beats.every(({ observe }) => observe.length === 0);
  return {
    chosen: isLast ? index : index + 1,
    guess: isLast ? context.guess : noGuess,
    read: isToRead && !read.includes(mark) ? [...read, mark] : read,
    completed: lesson.steps
      .map(({ id }) => id)
      .filter((id) => completed.includes(id) || (isDone && id === step.id)),
  };
}
