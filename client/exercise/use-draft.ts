import { useMachine } from '@xstate/react';
import { useEffect, useState } from 'react';
import { draftMachine } from './draft-machine.ts';
import { createDraftShelf, parseDraft } from './draft-shelf.ts';

/** The draft of one exercise, kept in this browser; hears what other tabs save, and saves when the page is left. */
export const useDraft = (exercise: string, starter: string) => {
  const [shelf] = useState(() => createDraftShelf(exercise));
  const [state, send] = useMachine(draftMachine, { input: { starter, shelf } });
  useEffect(() => {
    const hear = ({ key, newValue }: StorageEvent) => {
      if (key === shelf.key) send({ type: 'changed elsewhere', found: parseDraft(newValue) });
    };
    const leave = () => send({ type: 'save now' });
    addEventListener('storage', hear);
    addEventListener('pagehide', leave);
    document.addEventListener('visibilitychange', leave);
    return () => {
      leave();
      removeEventListener('storage', hear);
      removeEventListener('pagehide', leave);
      document.removeEventListener('visibilitychange', leave);
    };
  }, [shelf, send]);
  return {
    context: state.context,
    isContested: state.matches('contested'),
    isSaved: !state.matches('waiting'),
    send,
  };
};
