import { useMemo } from 'react';
import type { StageRuns } from '#shared/api/stage-runs.ts';
import { mistakeStepOf } from '#shared/content/find-runs.ts';
import type { TraceEvent } from '#shared/trace/event.ts';
import { useRuns } from '../lesson/lab/use-runs.ts';
import type { LessonContext } from '../lesson/lesson-context.ts';

/** A lab's two runs as a stage is told of them, whichever of its steps is open; null until both have been done. */
export const useStageRuns = (context: LessonContext): StageRuns | null => {
  const { lesson } = context;
  const { before, after } = useRuns(context, mistakeStepOf(lesson));
  const { mistake } = lesson;
  return useMemo(() => {
    const [one, other] = [toNumbers(before), toNumbers(after)];
    if (!mistake || !one || !other) return null;
    const { setting, broken, sound } = mistake;
    return { before: one, after: other, setting, broken, sound };
  }, [mistake, before, after]);
};

const toNumbers = (run: readonly TraceEvent[] | null): StageRuns['before'] | null => {
  const [first, last] = [run?.[0], run?.at(-1)];
  return first && last ? { from: first.number, to: last.number } : null;
};
