import { useRef } from 'react';
import { findRuns, type Runs } from '#shared/content/find-runs.ts';
import type { LessonContext } from '../lesson-context.ts';
import { beatsOf, stepOf } from '../lesson-view.ts';

const nothing: Runs = { before: null, after: null };

/** Both runs of a step's mistake, the open one's unless another is named, as this cloakroom's trace has them. What has ended stays the same list. */
export const useRuns = (context: LessonContext, step = stepOf(context)): Runs => {
  const last = useRef(nothing);
  if (!step) return nothing;
  const ends = beatsOf(step, context).map(({ doneAt }) => doneAt);
  const { before, after } = findRuns(step, ends, context.events);
  const runs = {
    before: isSame(before, last.current.before) ? last.current.before : before,
    after: isSame(after, last.current.after) ? last.current.after : after,
  };
  last.current = runs;
  return runs;
};

/** Events never change, so a run is known by its first and its last. */
const isSame = (run: Runs['before'], other: Runs['before']): boolean =>
  run?.[0] === other?.[0] && run?.at(-1) === other?.at(-1) && run?.length === other?.length;
