import { createContext, type ReactNode, useContext, useMemo, useState } from 'react';
import { isMarked, type Marked, type Marking } from './marking.ts';

const Context = createContext<Marking | null>(null);

/** One marked thing for a whole page: pointing at a ticket in the scene marks the cookie in the jar, and back. */
export function MarkingProvider({ children }: { children: ReactNode }) {
  const [marked, onMark] = useState<Marked>(null);
  return <Context value={useMemo(() => ({ marked, onMark }), [marked])}>{children}</Context>;
}

export const useMarking = (): Marking => {
  const marking = useContext(Context);
  if (!marking) throw new Error('Marking is used outside its provider.');
  return marking;
};

/** For the true side of a pair: marks its thing while pointed at, or while something in it has the focus. */
export const useTruthMark = (thing: NonNullable<Marked>) => {
  const { marked, onMark } = useMarking();
  const mark = () => onMark(thing);
  const unmark = () => onMark(null);
  return {
    'data-marked': isMarked(marked, thing) || undefined,
    onPointerEnter: mark,
    onPointerLeave: unmark,
    onFocus: mark,
    onBlur: unmark,
  };
};
