import { useCallback, useLayoutEffect, useRef } from 'react';

/** Gives the focus back to what had it when the list is put in another order, which takes it from whatever is moved. */
export function useKeepFocus() {
  const list = useRef<HTMLOListElement>(null);
  const kept = useRef<HTMLElement | null>(null);
  useLayoutEffect(() => {
    const { current } = kept;
    kept.current = null;
    if (current && list.current?.contains(current)) current.focus();
  });
  const keepFocus = useCallback(() => {
    const { activeElement } = document;
    kept.current = activeElement instanceof HTMLElement ? activeElement : null;
  }, []);
  return { list, keepFocus };
}
