import { useCallback } from 'react';
import { waitFor } from 'xstate';
import { type Timeline, useLateView, useTimelineRef } from './timeline-provider.tsx';

type Options = {
  /** How many exchanges and notes it brings, one after another. */
  parts?: number;
  /** Whether what is pressed offers to skip them, in its own place. */
  isSkippedInPlace?: boolean;
};

/**
 * For whatever somebody does on this page: leads to live, since who acts wants to see what it causes, plays that, and
 * gives the answer once its arrows have been shown, and all else on the page knows of them: nothing looks undone beneath
 * the arrow that did it.
 */
export const useDeed = (): (<Answer>(act: () => Promise<Answer>, options?: Options) => Promise<Answer>) => {
  const timeline = useTimelineRef();
  const { isTold } = useLateView();
  return useCallback(
    async (act, options = {}) => {
      timeline.send({ type: 'act', ...options });
      try {
        return await act();
      } finally {
        timeline.send({ type: 'answered' });
        await hasBeenShown(timeline);
        await isTold();
      }
    },
    [timeline, isTold],
  );
};

/** A timeline that ended with its page shows nothing any more. */
const hasBeenShown = (timeline: Timeline): Promise<unknown> =>
  waitFor(
    timeline,
    (state) => state.matches({ deed: 'none' }) && !state.matches({ reveal: 'showing' }),
  ).catch(() => undefined);
