import { type RefObject, useEffect, useState } from 'react';

/**
 * What lies over a page has the focus while it is there and `isActive`: nothing lies over it in turn. When it goes, the focus is where
 * it was before, or on the page itself where that cannot have it any more.
 */
export const useFocusWhileThere = (cover: RefObject<HTMLElement | null>, isActive = true): void => {
  // As it is drawn for the first time: a moment later the page beneath is inert, and has lost it.
  const [before] = useState(() => document.activeElement);
  useEffect(() => {
    if (isActive && !cover.current?.contains(document.activeElement)) cover.current?.focus();
  }, [cover, isActive]);
  useEffect(
    () => () => {
      // Whatever has it meanwhile keeps it.
      if (!isNowhere()) return;
      // An arrow of the diagram is none of HTML's.
      if (before instanceof HTMLElement || before instanceof SVGElement) before.focus();
      if (isNowhere()) document.getElementById('main')?.focus();
    },
    [before],
  );
};

const isNowhere = (): boolean => document.activeElement === null || document.activeElement === document.body;
