import { useRef, useState } from 'react';
import type { Side } from '#shared/compare/to-drawable-events.ts';

/** Two pages beside each other in an element that scrolls sideways: which one is in sight, and how to turn to one. */
export const usePages = () => {
  const pages = useRef<HTMLDivElement>(null);
  const [shown, setShown] = useState<Side>('before');
  const onScroll = () => {
    const { current } = pages;
    if (current) setShown(current.scrollLeft > current.clientWidth / 2 ? 'after' : 'before');
  };
  const turnTo = (side: Side) => {
    setShown(side);
    pages.current?.scrollTo({ left: side === 'before' ? 0 : pages.current.scrollWidth });
  };
  return { pages, shown, turnTo, onScroll };
};
