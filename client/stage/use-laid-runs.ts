import { type RefObject, useCallback, useEffect, useRef } from 'react';
import type { StageOrder } from '#shared/api/stage-api.ts';
import type { StageRuns } from '#shared/api/stage-runs.ts';
import { useTimelineAtOnce, useTimelineRef, useTraceSource } from '../timeline/timeline-provider.tsx';
import { shownNumber } from '../timeline/timeline-view.ts';
import { useIsKnown } from '../timeline/use-is-known.ts';
import { runsInSearch, searchWithRuns } from './runs-in-address.ts';
import { turnRuns } from './turn-runs.ts';
import { useInAddress } from './use-in-address.ts';

type LaidRuns = {
  /** What lies over the picture; null where nothing does. */
  runs: StageRuns | null;
  /** The element in which they scroll. */
  area: RefObject<HTMLDivElement | null>;
  putAway: () => void;
  /** Does what is told of them, or while they lie there. @returns whether that was all */
  hear: (order: StageOrder) => boolean;
};

/**
 * Two runs that lie over the stage, kept in its address. Of the future they show nothing: both have to have been shown to their ends,
 * whoever tells the stage to lay them there, and they are put away as soon as the stage goes back to before that.
 */
export const useLaidRuns = (): LaidRuns => {
  const timeline = useTimelineRef();
  const { sandboxId } = useTraceSource();
  const area = useRef<HTMLDivElement>(null);
  const [kept, keep] = useInAddress(runsInSearch, searchWithRuns);
  const isKnown = useIsKnown();
  const reach = useCallback(
    // Nobody has done what is recorded in two runs.
    (context: Parameters<typeof shownNumber>[0]) => (sandboxId === null ? 0 : shownNumber(context)),
    [sandboxId],
  );
  const reached = useTimelineAtOnce(({ context }) => reach(context));
  const runs = kept && isKnown && kept.after.to <= reached ? kept : null;
  const isStale = kept !== null && isKnown && runs === null;
  useEffect(() => {
    if (isStale) keep(null);
  }, [isStale, keep]);
  const putAway = useCallback(() => keep(null), [keep]);
  const isLaid = runs !== null;
  const hear = useCallback(
    (order: StageOrder) => {
      const { context } = timeline.getSnapshot();
      if (order.does === 'runs') {
        if (order.runs !== null && order.runs.after.to > reach(context)) return true;
        // Nobody would see what is played beneath, or could stop it.
        if (order.runs !== null) timeline.send({ type: 'pause' });
        keep(order.runs);
        return true;
      }
      if (!isLaid) return false;
      switch (order.does) {
        case 'event before':
        case 'event after':
        case 'previous chapter':
        case 'next chapter':
          if (area.current) turnRuns(area.current, order.does);
          return true;
        case 'act':
          // What is pressed is to be seen; what goes into the wings is not.
          if (!context.isHeld) keep(null);
          return false;
        case 'black':
        case 'hold':
        case 'view':
        case 'answered':
          return false;
        default:
          // Nobody would see what it does.
          return true;
      }
    },
    [timeline, keep, reach, isLaid],
  );
  return { runs, area, putAway, hear };
};
