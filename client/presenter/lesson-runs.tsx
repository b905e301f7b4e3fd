import { createContext, type ReactNode, useContext, useEffect, useState } from 'react';
import type { StageRuns } from '#shared/api/stage-runs.ts';

const Offered = createContext<StageRuns | null>(null);
const Offer = createContext<(runs: StageRuns | null) => void>(() => undefined);

/** Hands the two runs of the lesson at hand over to what runs the stage: in the window these stand beside each other. */
export function LessonRunsProvider({ children }: { children: ReactNode }) {
  const [runs, offer] = useState<StageRuns | null>(null);
  return (
    <Offer value={offer}>
      <Offered value={runs}>{children}</Offered>
    </Offer>
  );
}

/** What could be laid over the stage; null while the lesson at hand has no two runs. */
export const useLessonRuns = (): StageRuns | null => useContext(Offered);

/** Offers these for as long as whoever calls it is there. They have to stay the same object. */
export const useOfferRuns = (runs: StageRuns | null): void => {
  const offer = useContext(Offer);
  useEffect(() => {
    offer(runs);
    return () => offer(null);
  }, [offer, runs]);
};
