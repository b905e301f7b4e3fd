import { useEffect } from 'react';
import { whenIdle } from './when-idle.ts';

/**
 * Has a part of the page fetched before somebody asks for it, so that it is there at once then: when the page stands
 * (after so many milliseconds) and has nothing else to do. What cannot be had now is asked for again when it is shown.
 */
export function useFetchAhead({ fetch }: { fetch: () => Promise<void> }, afterMs: number): void {
  useEffect(() => {
    let stop: () => void = () => undefined;
    const timer = setTimeout(() => {
      stop = whenIdle(() => void fetch().catch(() => undefined));
    }, afterMs);
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [fetch, afterMs]);
}
