import { assign, setup } from 'xstate';
import {
  forget,
  letStand,
  type Memory,
  msLeft,
  noteTaken,
  reopenUndoable,
  type Undoable,
  undo,
} from './undoable.ts';

type UndoContext = { memory: Memory; undoable: Undoable | null; deed: Undoable['deed'] | null };
type UndoEvent =
  | { type: 'forget'; keys: readonly string[] }
  /** A file was taken in; the memory's texts had been these. */
  | { type: 'taken in'; texts: ReadonlyMap<string, string> }
  | { type: 'undo' };

/** What is done to all that is remembered is done at once, and undone for ten seconds, also after a reload of the tab. */
export const undoMachine = setup({
  types: {
    context: {} as UndoContext,
    events: {} as UndoEvent,
    input: {} as Memory,
  },
  delays: {
    'time to undo': ({ context: { memory, undoable } }) => (undoable ? msLeft(undoable, memory.now()) : 0),
  },
  guards: {
    isUndoable: ({ context }) => context.undoable !== null,
  },
  actions: {
    takeOut: assign(({ context: { memory, undoable }, event }) =>
      event.type === 'forget' ? toContext(forget(memory, event.keys, undoable)) : {},
    ),
    noteTaken: assign(({ context: { memory, undoable }, event }) =>
      event.type === 'taken in' ? toContext(noteTaken(memory, event.texts, undoable)) : {},
    ),
    undo: assign(({ context: { memory, undoable } }) => ({
      undoable: undoable && !undo(memory, undoable) ? undoable : null,
    })),
    letStand: assign(({ context: { memory } }) => {
      letStand(memory);
      return { undoable: null };
    }),
  },
}).createMachine({
  id: 'undo',
  context: ({ input }) => ({ memory: input, ...toContext(reopenUndoable(input)) }),
  initial: 'beginning',
  on: {
    forget: { target: '.undoable', actions: 'takeOut', reenter: true },
    'taken in': { target: '.beginning', actions: 'noteTaken', reenter: true },
  },
  states: {
    beginning: { always: [{ guard: 'isUndoable', target: 'undoable' }, { target: 'resting' }] },
    resting: {},
    undoable: {
      after: { 'time to undo': { target: 'gone', actions: 'letStand' } },
      on: { undo: 'undoing' },
      initial: 'whole',
      // Stuck: it could not all be made as it was, and can be tried again.
      states: { whole: {}, stuck: {} },
    },
    undoing: {
      entry: 'undo',
      always: [{ guard: 'isUndoable', target: 'undoable.stuck' }, { target: 'back' }],
    },
    back: {},
    gone: {},
  },
});

/** What was done stays known when it can be undone no more. */
const toContext = (undoable: Undoable | null) => ({ undoable, deed: undoable?.deed ?? null });
