import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef } from 'react';
import { scrollToEvent } from './scroll-to-event.ts';
import { waysToScroll } from './use-stick-to-end.ts';

/**
 * Keeps the event at the cursor in sight: when the cursor comes to it, and when what is around it is folded, drawn, or given another size.
 * Whoever scrolls away from it is not called back until they go somewhere again, be it to the same event.
 * @param jumps how often somebody has gone straight to an event
 * @returns brings an event into sight, once it is drawn
 */
export const useKeepInSight = (
  area: RefObject<HTMLElement | null>,
  selected: number | null,
  jumps: number,
): ((number: number) => void) => {
  const kept = useRef<{ number: number | null; isKept: boolean }>({ number: null, isKept: false });

  const show = useCallback(
    (number: number) => {
      if (kept.current.number !== number) kept.current = { number, isKept: true };
      if (area.current && kept.current.isKept) scrollToEvent(area.current, number);
    },
    [area],
  );

  // biome-ignore lint/correctness/useExhaustiveDependencies: a jump may lead to where the cursor is already.
  useLayoutEffect(() => {
    kept.current = { number: selected, isKept: selected !== null };
    if (selected !== null) show(selected);
  }, [selected, jumps, show]);

  useEffect(() => {
    const { current } = area;
    const content = current?.firstElementChild;
    if (!current || !content || selected === null) return;
    const leave = ({ type, target }: Event) => {
      // A new picture, or a closed drawer, gives the focus back to it.
      const isHere = target instanceof Element && target.matches(`[data-of="${selected}"]`);
      if (type === 'focusin' && isHere) return;
      kept.current.isKept = false;
    };
    for (const way of waysToScroll) current.addEventListener(way, leave, { passive: true });
    const observer = new ResizeObserver(() => show(selected));
    observer.observe(content);
    observer.observe(current);
    return () => {
      for (const way of waysToScroll) current.removeEventListener(way, leave);
      observer.disconnect();
    };
  }, [area, selected, show]);

  return show;
};
