import { type RefObject, useEffect } from 'react';

/** Within this many pixels of its end a list counts as scrolled to its end. */
const closeEnough = 24;

/**
 * While live, keeps a scroll area at its end as its content grows, unless the reader has scrolled away from there.
 * Becoming live leads to the end.
 */
export const useStickToEnd = (area: RefObject<HTMLElement | null>, isLive: boolean): void => {
  useEffect(() => {
    if (!isLive) return;
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
    follow();
    current.addEventListener('scroll', note, { passive: true });
    const observer = new ResizeObserver(follow);
    observer.observe(content);
    return () => {
      current.removeEventListener('scroll', note);
      observer.disconnect();
    };
  }, [area, isLive]);
};
