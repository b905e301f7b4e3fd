import { useMachine } from '@xstate/react';
import { useEffect } from 'react';
import { forgetMachine } from './forget-machine.ts';
import { browserMemory, keysToForget, msLeft, reopenForgotten } from './forgotten.ts';

/** Forgetting on this page; `onChange` is told whenever something was taken out of the memory, or put back. */
export const useForget = (onChange: () => void) => {
  const [state, send] = useMachine(forgetMachine, { input: browserMemory });
  const { forgotten } = state.context;
  // biome-ignore lint/correctness/useExhaustiveDependencies: told when it changes, whoever is told.
  useEffect(onChange, [forgotten]);
  useEffect(() => {
    if (!forgotten) return;
    // Who leaves the page for another one of this document no longer ends it: what is left of the time does.
    return () => void setTimeout(() => reopenForgotten(browserMemory), msLeft(forgotten, Date.now()));
  }, [forgotten]);
  return {
    forgotten,
    isStuck: state.matches({ undoable: 'stuck' }),
    outcome: state.matches('back') ? 'back' : state.matches('gone') ? 'gone' : null,
    forgetAll: () => send({ type: 'forget', keys: keysToForget(browserMemory.shelf()) }),
    forgetOne: (key: string) => send({ type: 'forget', keys: [key] }),
    undo: () => send({ type: 'undo' }),
  } as const;
};
