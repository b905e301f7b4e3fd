import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef } from 'react';
import { toNewestPlayed, toReach } from './scroll-to-event.ts';

/** Within this many pixels of its end a list counts as scrolled to its end. */
const closeEnough = 24;

/** What a reader does just before a list scrolls: the last is Tab, which leads to an arrow out of sight. */
export const waysToScroll = ['wheel', 'touchmove', 'pointerdown', 'keydown', 'focusin'] as const;

/**
 * Where not all columns fit, brings the newest arrow into sight, and as much of it as can be: once, so that whoever looks elsewhere then is
 * not called back. @returns the number of the event that it has followed last
 */
const followAcross = (area: HTMLElement, followed: string | undefined): string | undefined => {
  if (area.scrollWidth <= area.clientWidth) return followed;
  const newest = [...area.querySelectorAll<SVGElement>('.diagram-event:not(.is-unplayed)')].at(-1);
  if (!newest || newest.dataset.of === followed) return followed;
  const { left } = area.getBoundingClientRect();
  const across = toReach(newest.getBoundingClientRect(), { left, right: left + area.clientWidth });
  if (across !== 0) area.scrollBy({ left: across, behavior: 'instant' });
  return newest.dataset.of;
};

/**
 * While live, keeps a scroll area at its end as its content grows, unless the reader has scrolled away from there.
 * Becoming live leads to the end. While something is played, the end is where the newest event played is; `head` is its number, else null.
 * @returns whether the reader has scrolled away
 */
export const useStickToEnd = (
  area: RefObject<HTMLElement | null>,
  isLive: boolean,
  head: number | null,
): (() => boolean) => {
  const isAway = useRef(false);
  const followHead = useRef<() => void>(() => undefined);
  const isPlaying = useRef(head !== null);
  useLayoutEffect(() => {
    isPlaying.current = head !== null;
    followHead.current();
  }, [head]);
  useEffect(() => {
    if (!isLive) return;
    const { current } = area;
    const content = current?.firstElementChild;
    if (!current || !content) return;
    let isFollowing = true;
    let followed: string | undefined;
    let hasActed = false;
    let top = current.scrollTop;
    isAway.current = false;
    const act = ({ type, target }: Event) => {
      // What stands above the columns stays where it is, whatever is pressed there.
      const isAbove = target instanceof Element && target.closest('.diagram-top') !== null;
      if (!isAbove || type === 'wheel' || type === 'touchmove') hasActed = true;
    };
    const toEnd = () => (isPlaying.current ? toNewestPlayed(current) : current.scrollHeight);
    const follow = () => {
      if (isFollowing) current.scrollTop = toEnd();
    };
    // The browser moves the place by itself where pictures of another width are shorter for a moment. Only a move upwards
    // that somebody has made is the reader's; any other is taken back.
    const note = () => {
      const end = Math.min(toEnd(), current.scrollHeight - current.clientHeight);
      const isAtEnd = end - current.scrollTop <= closeEnough;
      if (isAtEnd) isFollowing = true;
      else if (hasActed && current.scrollTop < top) isFollowing = false;
      if (isAtEnd) hasActed = false;
      isAway.current = !isFollowing;
      follow();
      top = current.scrollTop;
    };
    // The browser's own anchoring would move the place upwards as if somebody had scrolled.
    current.style.overflowAnchor = 'none';
    follow();
    current.addEventListener('scroll', note, { passive: true });
    for (const way of waysToScroll) current.addEventListener(way, act, { passive: true });
    const followAll = () => {
      follow();
      // The browser tells a frame later where it has moved the place by itself; by then all may be longer again, and it would
      // look as if somebody had scrolled up.
      if (isFollowing) top = current.scrollTop;
      if (isFollowing) followed = followAcross(current, followed);
    };
    followHead.current = followAll;
    const observer = new ResizeObserver(followAll);
    observer.observe(content);
    observer.observe(current);
    return () => {
      followHead.current = () => undefined;
      current.removeEventListener('scroll', note);
      for (const way of waysToScroll) current.removeEventListener(way, act);
      observer.disconnect();
      current.style.overflowAnchor = '';
    };
  }, [area, isLive]);

  return useCallback(() => isAway.current, []);
};
