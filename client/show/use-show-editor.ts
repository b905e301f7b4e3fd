import { useCallback, useEffect, useReducer, useRef, useState } from 'react';
import { changeShow, type ShowChange } from '#shared/show/change-show.ts';
import type { Show } from '#shared/show/show.ts';
import { type OpenedTrace, opened } from '../storage/opened-trace.ts';

/** So long after the last change it is kept, in milliseconds: a whole trace is written each time. */
const QUIET_MS = 400;

/** So many steps can be taken back. */
const mostSteps = 100;

type Editing = {
  show: Show;
  /** The show before each change, the oldest first; what is typed into one field is one change. */
  before: readonly Show[];
  /** What was changed last. */
  place: string | null;
  isSaved: boolean;
};

type Step = ShowChange | { type: 'undo' } | { type: 'saved' };

const placeOf = (change: ShowChange): string =>
  [change.type, 'at' in change ? change.at : '', change.type === 'ask' ? change.before : ''].join(' ');

const isTyped = ({ type }: ShowChange): boolean => ['title', 'about', 'name', 'notes', 'ask'].includes(type);

function takeStep(editing: Editing, step: Step): Editing {
  if (step.type === 'saved') return { ...editing, place: null, isSaved: true };
  if (step.type === 'undo') {
    const show = editing.before.at(-1);
    return show ? { show, before: editing.before.slice(0, -1), place: null, isSaved: false } : editing;
  }
  const place = isTyped(step) ? placeOf(step) : null;
  const goesOn = place !== null && place === editing.place;
  return {
    show: changeShow(editing.show, step),
    before: goesOn ? editing.before : [...editing.before, editing.show].slice(-mostSteps),
    place,
    isSaved: false,
  };
}

/** A show while it is made: each change can be taken back, and this tab keeps what has become of it. */
export function useShowEditor(of: OpenedTrace & { show: Show }) {
  const [editing, step] = useReducer(takeStep, {
    show: of.show,
    before: [],
    place: null,
    isSaved: of.isSaved,
  });
  const { show, before, isSaved } = editing;
  const [isKept, setKept] = useState(true);
  const waiting = useRef<(() => void) | null>(null);
  const flush = useCallback(() => {
    waiting.current?.();
    waiting.current = null;
  }, []);
  const isFirst = useRef(true);
  useEffect(() => {
    if (isFirst.current) {
      isFirst.current = false;
      return;
    }
    waiting.current = () => setKept(opened.write({ ...of, show: withTitle(show), isSaved }));
    const timer = setTimeout(flush, QUIET_MS);
    return () => clearTimeout(timer);
  }, [of, show, isSaved, flush]);
  useEffect(() => {
    addEventListener('pagehide', flush);
    return () => {
      removeEventListener('pagehide', flush);
      flush();
    };
  }, [flush]);
  return { show, change: step, canUndo: before.length > 0, isSaved, isKept, flush };
}

/** A show has a title, also while its field is empty. */
export const withTitle = (show: Show): Show => ({ ...show, title: show.title.trim() || 'A show' });
