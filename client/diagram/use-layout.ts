import { type RefObject, useLayoutEffect, useMemo, useState } from 'react';
import { chooseLayout, type Layout } from './layout.ts';

/** The layout that suits the element's width and text size; the same object until another one suits better. */
export const useLayout = (element: RefObject<HTMLElement | null>, columns: number): Layout | null => {
  const [size, setSize] = useState({ width: 0, rem: 16, em: 16 });

  useLayoutEffect(() => {
    const { current } = element;
    if (!current) return;
    const measure = () => {
      const rem = textSizeOf(document.documentElement);
      setSize({ width: current.clientWidth, rem, em: textSizeOf(current) });
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(current);
    return () => observer.disconnect();
  }, [element]);

  const { columnWidth, fontSize, lineLength } = chooseLayout(size.width, columns, size);
  const layout = useMemo(() => ({ columnWidth, fontSize, lineLength }), [columnWidth, fontSize, lineLength]);
  return size.width > 0 ? layout : null;
};

const textSizeOf = (element: Element): number => Number.parseFloat(getComputedStyle(element).fontSize);
