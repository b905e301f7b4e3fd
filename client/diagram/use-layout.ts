import { type RefObject, useLayoutEffect, useMemo, useState } from 'react';
import { chooseLayout, type Layout } from './layout.ts';

/** What the element has room for beneath what stands at its top, and how large text is there, in CSS pixels; a width of zero before it has been measured. */
export type Area = { width: number; height: number; rem: number; em: number };

export const useArea = (element: RefObject<HTMLElement | null>): Area => {
  const [area, setArea] = useState<Area>({ width: 0, height: 0, rem: 16, em: 16 });
  useLayoutEffect(() => {
    const { current } = element;
    if (!current) return;
    const top = current.querySelector<HTMLElement>('.diagram-top');
    const measure = () => {
      const rem = textSizeOf(document.documentElement);
      setArea({
        width: current.clientWidth,
        height: current.clientHeight - (top?.offsetHeight ?? 0),
        rem,
        em: textSizeOf(current),
      });
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(current);
    // The heads come after the first measuring, and the band's room is given and taken.
    if (top) observer.observe(top);
    return () => observer.disconnect();
  }, [element]);
  return area;
};

/** The layout that suits an area's width and text size; the same object until another one suits better. */
export const useLayout = (area: Area, columns: number): Layout | null => {
  const { columnWidth, fontSize, lineLength } = chooseLayout(area.width, columns, area);
  const layout = useMemo(() => ({ columnWidth, fontSize, lineLength }), [columnWidth, fontSize, lineLength]);
  return area.width > 0 ? layout : null;
};

const textSizeOf = (element: Element): number => Number.parseFloat(getComputedStyle(element).fontSize);
