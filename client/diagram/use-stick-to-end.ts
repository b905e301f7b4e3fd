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
    let isFollowing = true;
    let top = current.scrollTop;
    // Only a move upwards is the reader's: whatever grows beneath, or makes the area smaller, leaves the place as it was.
    const note = () => {
      const isAtEnd = current.scrollHeight - current.scrollTop - current.clientHeight <= closeEnough;
      if (isAtEnd) isFollowing = true;
      else if (current.scrollTop < top) isFollowing = false;
      top = current.scrollTop;
    };
    const follow = () => {
      if (isFollowing) current.scrollTop = current.scrollHeight;
    };
    // The browser's own anchoring would move the place upwards as if somebody had scrolled.
    current.style.overflowAnchor = 'none';
    follow();
    current.addEventListener('scroll', note, { passive: true });
    const observer = new ResizeObserver(follow);
    observer.observe(content);
    observer.observe(current);
    return () => {
      current.removeEventListener('scroll', note);
      observer.disconnect();
      current.style.overflowAnchor = '';
    };
  }, [area, isLive]);
};
