import { type RefObject, useLayoutEffect, useState } from 'react';

/** The width of an element in rem as it changes; 0 until it is known. */
export function useRoom(element: RefObject<Element | null>): number {
  const [room, setRoom] = useState(0);
  useLayoutEffect(() => {
    const { current } = element;
    if (!current) return;
    const measure = (width: number) =>
      setRoom(width / Number.parseFloat(getComputedStyle(document.documentElement).fontSize || '16'));
    measure(current.getBoundingClientRect().width);
    const observer = new ResizeObserver(([entry]) => measure(entry?.contentRect.width ?? 0));
    observer.observe(current);
    return () => observer.disconnect();
  }, [element]);
  return room;
}
