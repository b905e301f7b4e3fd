import { useMachine } from '@xstate/react';
import { useEffect, useLayoutEffect, useState } from 'react';
import { draftMachine } from './draft-machine.ts';
import { createDraftShelf, parseDraft } from './draft-shelf.ts';

/** The draft of one exercise, kept in this browser; hears what other tabs save, and saves when the page is left. */
export const useDraft = (exercise: string, starter: string) => {
  const [shelf] = useState(() => createDraftShelf(exercise));
  const [state, send] = useMachine(draftMachine, { input: { starter, shelf } });
  const { trouble } = state.context;
  useEffect(() => {
    const hear = ({ key, newValue }: StorageEvent) => {
      if (key === shelf.key) send({ type: 'changed elsewhere', found: parseDraft(newValue) });
    };
    const hide = () => send({ type: 'save now' });
    addEventListener('storage', hear);
    document.addEventListener('visibilitychange', hide);
    return () => {
      removeEventListener('storage', hear);
      document.removeEventListener('visibilitychange', hide);
    };
  }, [shelf, send]);
  // A layout effect ends before the machine is stopped, and a stopped machine would save nothing.
  useLayoutEffect(() => {
    const leave = () => send({ type: 'leave' });
    addEventListener('pagehide', leave);
    return () => {
      leave();
      removeEventListener('pagehide', leave);
    };
  }, [send]);
  useEffect(() => {
    if (trouble === null) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener('beforeunload', ask);
    return () => removeEventListener('beforeunload', ask);
  }, [trouble]);
  return {
    context: state.context,
    isContested: state.matches('contested'),
    isSaved: !state.matches('waiting'),
    send,
  };
};
