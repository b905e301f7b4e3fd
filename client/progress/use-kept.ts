import { useEffect, useState } from 'react';
import { type FoundKept, readKept } from './kept.ts';

/** What this browser remembers, read again when another tab writes, and by `again` when this one has. */
export const useKept = (): { found: FoundKept; again: () => void } => {
  const [found, setFound] = useState<FoundKept>(() => readKept());
  useEffect(() => {
    const read = () => setFound(readKept());
    addEventListener('storage', read);
    // A page that the browser had put away heard nothing meanwhile.
    addEventListener('pageshow', read);
    return () => {
      removeEventListener('storage', read);
      removeEventListener('pageshow', read);
    };
  }, []);
  return { found, again: () => setFound(readKept()) };
};
