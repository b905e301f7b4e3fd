import { type RefObject, useLayoutEffect, useMemo, useState } from 'react';
import { chooseLayout, type Layout } from './layout.ts';

/** The layout that suits the element's width; the same object until another one suits better. */
export const useLayout = (element: RefObject<HTMLElement | null>, columns: number): Layout | null => {
  const [size, setSize] = useState({ width: 0, rem: 16 });

  useLayoutEffect(() => {
    const { current } = element;
    if (!current) return;
    const measure = () => {
      const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
      setSize({ width: current.clientWidth, rem });
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(current);
    return () => observer.disconnect();
  }, [element]);

  const { columnWidth, fontSize, lineLength } = chooseLayout(size.width, columns, size.rem);
  const layout = useMemo(() => ({ columnWidth, fontSize, lineLength }), [columnWidth, fontSize, lineLength]);
  return size.width > 0 ? layout : null;
};
