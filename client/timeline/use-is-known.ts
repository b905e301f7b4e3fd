import { useTimelineAtOnce } from './timeline-provider.tsx';

/** Whether it is known what is shown: of a trace that has not come yet, and of an event that the address names, nothing is. */
export const useIsKnown = (): boolean =>
  useTimelineAtOnce(({ context }) => context.isTold && context.wanted === null);
