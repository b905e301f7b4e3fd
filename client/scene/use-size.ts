import { type RefObject, useLayoutEffect, useState } from 'react';

type Size = { width: number; height: number };

/** Width and height of an element in whole CSS pixels as they change; null until they are known, and while it is not shown. */
export function useSize(element: RefObject<HTMLElement | null>): Size | null {
  const [size, setSize] = useState<Size | null>(null);
  useLayoutEffect(() => {
    const { current } = element;
    if (!current) return;
    const note = (box: Size) => {
      const [width, height] = [Math.floor(box.width), Math.floor(box.height)];
      setSize((before) => {
        if (width === 0 || height === 0) return null;
        return before?.width === width && before.height === height ? before : { width, height };
      });
    };
    // Without its border, as it is told of later.
    const { width, height } = current.getBoundingClientRect();
    const { offsetWidth, clientWidth, offsetHeight, clientHeight } = current;
    note({ width: width - (offsetWidth - clientWidth), height: height - (offsetHeight - clientHeight) });
    const observer = new ResizeObserver(([entry]) => {
      if (entry) note(entry.contentRect);
    });
    observer.observe(current);
    return () => observer.disconnect();
  }, [element]);
  return size;
}
