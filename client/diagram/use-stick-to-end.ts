import { type RefObject, useEffect } from 'react';
import { toReach } from './scroll-to-event.ts';

/** Within this many pixels of its end a list counts as scrolled to its end. */
const closeEnough = 24;

/** What a reader does just before a list scrolls: the last is Tab, which leads to an arrow out of sight. */
const waysToScroll = ['wheel', 'touchmove', 'pointerdown', 'keydown', 'focusin'] as const;

/**
 * Where not all columns fit, brings the newest arrow into sight, and as much of it as can be: once, so that whoever looks elsewhere then is
 * not called back. @returns the number of the event that it has followed last
 */
const followAcross = (area: HTMLElement, followed: string | undefined): string | undefined => {
  if (area.scrollWidth <= area.clientWidth) return followed;
  const newest = [...area.querySelectorAll<SVGElement>('.diagram-event')].at(-1);
  if (!newest || newest.dataset.of === followed) return followed;
  const { left } = area.getBoundingClientRect();
  const across = toReach(newest.getBoundingClientRect(), { left, right: left + area.clientWidth });
  if (across !== 0) area.scrollBy({ left: across, behavior: 'instant' });
  return newest.dataset.of;
};

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
    let followed: string | undefined;
    let hasActed = false;
    let top = current.scrollTop;
    const act = () => {
      hasActed = true;
    };
    const follow = () => {
      if (isFollowing) current.scrollTop = current.scrollHeight;
    };
    // The browser moves the place by itself where pictures of another width are shorter for a moment. Only a move upwards
    // that somebody has made is the reader's; any other is taken back.
    const note = () => {
      const isAtEnd = current.scrollHeight - current.scrollTop - current.clientHeight <= closeEnough;
      if (isAtEnd) isFollowing = true;
      else if (hasActed && current.scrollTop < top) isFollowing = false;
      if (isAtEnd) hasActed = false;
      follow();
      top = current.scrollTop;
    };
    // The browser's own anchoring would move the place upwards as if somebody had scrolled.
    current.style.overflowAnchor = 'none';
    follow();
    current.addEventListener('scroll', note, { passive: true });
    for (const way of waysToScroll) current.addEventListener(way, act, { passive: true });
    const observer = new ResizeObserver(() => {
      follow();
      if (isFollowing) followed = followAcross(current, followed);
    });
    observer.observe(content);
    observer.observe(current);
    return () => {
      current.removeEventListener('scroll', note);
      for (const way of waysToScroll) current.removeEventListener(way, act);
      observer.disconnect();
      current.style.overflowAnchor = '';
    };
  }, [area, isLive]);
};
