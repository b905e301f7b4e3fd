import { useMachine } from '@xstate/react';
import { useEffect } from 'react';
import { undoMachine } from './undo-machine.ts';
import { browserMemory, keysToForget, msLeft, reopenUndoable } from './undoable.ts';

/**
 * Forgetting and taking in on this page, and the way back from both; `onChange` is told whenever the memory has become another
 * one by that.
 */
export const useUndo = (onChange: () => void) => {
  const [state, send] = useMachine(undoMachine, { input: browserMemory });
  const { undoable, deed } = state.context;
  // biome-ignore lint/correctness/useExhaustiveDependencies: told when it changes, whoever is told.
  useEffect(onChange, [undoable]);
  useEffect(() => {
    if (!undoable) return;
    // Who leaves the page for another one of this document no longer ends it: what is left of the time does.
    return () => void setTimeout(() => reopenUndoable(browserMemory), msLeft(undoable, Date.now()));
  }, [undoable]);
  return {
    undoable,
    deed,
    isStuck: state.matches({ undoable: 'stuck' }),
    outcome: state.matches('back') ? 'back' : state.matches('gone') ? 'gone' : null,
    forgetAll: () => send({ type: 'forget', keys: keysToForget(browserMemory.shelf()) }),
    forgetOne: (key: string) => send({ type: 'forget', keys: [key] }),
    /** @param texts what the memory held before */
    takenIn: (texts: ReadonlyMap<string, string>) => send({ type: 'taken in', texts }),
    undo: () => send({ type: 'undo' }),
  } as const;
};
