import { assign, setup } from 'xstate';
import {
  bringBack,
  type Forgotten,
  forget,
  letGo,
  type Memory,
  msLeft,
  reopenForgotten,
} from './forgotten.ts';

type ForgetContext = { memory: Memory; forgotten: Forgotten | null };
type ForgetEvent = { type: 'forget'; keys: readonly string[] } | { type: 'undo' };

/** Forgetting: done at once, undone for ten seconds, also after a reload of the tab. */
export const forgetMachine = setup({
  types: {
    context: {} as ForgetContext,
    events: {} as ForgetEvent,
    input: {} as Memory,
  },
  delays: {
    'time to undo': ({ context: { memory, forgotten } }) => (forgotten ? msLeft(forgotten, memory.now()) : 0),
  },
  guards: {
    isForgotten: ({ context }) => context.forgotten !== null,
  },
  actions: {
    takeOut: assign(({ context: { memory, forgotten }, event }) =>
      event.type === 'forget' ? { forgotten: forget(memory, event.keys, forgotten) } : {},
    ),
    bringBack: assign(({ context: { memory, forgotten } }) => ({
      forgotten: forgotten && !bringBack(memory, forgotten) ? forgotten : null,
    })),
    letGo: assign(({ context: { memory } }) => {
      letGo(memory);
      return { forgotten: null };
    }),
  },
}).createMachine({
  id: 'forget',
  context: ({ input }) => ({ memory: input, forgotten: reopenForgotten(input) }),
  initial: 'beginning',
  on: { forget: { target: '.undoable', actions: 'takeOut', reenter: true } },
  states: {
    beginning: { always: [{ guard: 'isForgotten', target: 'undoable' }, { target: 'resting' }] },
    resting: {},
    undoable: {
      after: { 'time to undo': { target: 'gone', actions: 'letGo' } },
      on: { undo: 'undoing' },
      initial: 'whole',
      // Stuck: it could not all be put back, and can be tried again.
      states: { whole: {}, stuck: {} },
    },
    undoing: {
      entry: 'bringBack',
      always: [{ guard: 'isForgotten', target: 'undoable.stuck' }, { target: 'back' }],
    },
    back: {},
    gone: {},
  },
});
