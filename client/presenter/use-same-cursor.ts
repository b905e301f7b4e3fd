import { useEffect } from 'react';
import type { StageOrder, StageState } from '#shared/api/stage-api.ts';
import { useTimelineAtOnce, useTimelineRef } from '../timeline/timeline-provider.tsx';
import { lastNumberOf } from '../timeline/timeline-view.ts';

/** The event that a stage shows; null where it is the newest, whatever comes. */
export const eventOnStage = ({ cursor, isHeld, head }: StageState): number | null =>
  cursor ?? (isHeld ? head : null);

/**
 * Keeps this window at the event that the stage shows, and the stage at the one that somebody goes to here. What is done here is played
 * there, too. Without a stage the window has a cursor of its own.
 */
export const useSameCursor = (stage: StageState | null, order: (order: StageOrder) => void): void => {
  const timeline = useTimelineRef();
  const cursor = useTimelineAtOnce(({ context }) => context.cursor);
  const jumps = useTimelineAtOnce(({ context }) => context.jumps);
  const newest = useTimelineAtOnce(({ context }) => lastNumberOf(context));
  // Whoever does something sees first what it brings.
  const isActing = useTimelineAtOnce((state) => !state.matches({ deed: 'none' }));
  const isThere = stage !== null;
  const shown = stage && eventOnStage(stage);

  // It comes first: what is gone to here must be told before this window is brought back to what the stage shows.
  useEffect(() => {
    const { context } = timeline.getSnapshot();
    if (jumps > 0 && context.cursor !== null) order({ does: 'show event', number: context.cursor });
  }, [timeline, jumps, order]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: an event that the stage has been told of may only come here now.
  useEffect(() => {
    if (!isThere || isActing || cursor === shown) return;
    timeline.send(shown === null ? { type: 'back to live' } : { type: 'scrub to', number: shown });
  }, [timeline, isThere, isActing, cursor, shown, newest]);
  useEffect(() => {
    const acted = timeline.on('acted', ({ parts }) => order({ does: 'act', parts }));
    const answered = timeline.on('answered', () => order({ does: 'answered' }));
    return () => {
      acted.unsubscribe();
      answered.unsubscribe();
    };
  }, [timeline, order]);
};
