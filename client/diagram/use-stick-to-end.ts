import { type RefObject, useEffect } from 'react';

/** Within this many pixels of its end a list counts as scrolled to its end. */
const closeEnough = 24;

/** Keeps a scroll area at its end while its content grows, unless the reader has scrolled away from there. */
export const useStickToEnd = (area: RefObject<HTMLElement | null>): void => {
  useEffect(() => {
    const { current } = area;
    const content = current?.firstElementChild;
    if (!current || !content) return;
    let isAtEnd = true;
    const note = () => {
      isAtEnd = current.scrollHeight - current.scrollTop - current.clientHeight <= closeEnough;
    };
    const follow = () => {
      if (isAtEnd) current.scrollTop = current.scrollHeight;
    };
    current.addEventListener('scroll', note, { passive: true });
    const observer = new ResizeObserver(follow);
    observer.observe(content);
    return () => {
      current.removeEventListener('scroll', note);
      observer.disconnect();
    };
  }, [area]);
};
