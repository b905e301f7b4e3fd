import { useEffect, useRef, useState } from 'react';
import type { Chapter } from '#shared/trace/chapter.ts';
import { whenIdle } from '../late/when-idle.ts';

/**
 * Which of the chapters nearest to the open ones have a picture already: those that were open just now keep theirs, the others get one
 * after another while the page has nothing else to do. So a step out of the window finds them drawn.
 * @param near the nearest first
 */
export function useAhead(open: readonly Chapter[], near: readonly Chapter[]): readonly Chapter[] {
  const drawn = useRef<ReadonlySet<number>>(new Set());
  const [granted, grant] = useState<number | null>(null);
  const ahead = near.filter(({ key }) => drawn.current.has(key) || key === granted);
  useEffect(() => {
    drawn.current = new Set([...open, ...ahead].map(({ key }) => key));
    const next = near.find(({ key }) => !drawn.current.has(key));
    return next && whenIdle(() => grant(next.key));
  });
  return ahead;
}
