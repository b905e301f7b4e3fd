import { useCallback, useEffect, useState } from 'react';
import type { LateFailure } from './late-error.ts';
import { whenBack } from './when-back.ts';

/** What went wrong with a try, as an object of its own for each: the next may fail for the same reason. */
export type Failed = { failure: LateFailure };

/** Counts tries: one more whenever `again` is called, and by itself while nobody answers. */
export const useTries = (failed: Failed | null): { tries: number; again: () => void } => {
  const [tries, setTries] = useState(0);
  const again = useCallback(() => setTries((before) => before + 1), []);
  useEffect(() => (failed?.failure === 'unreachable' ? whenBack(again) : undefined), [failed, again]);
  return { tries, again };
};
