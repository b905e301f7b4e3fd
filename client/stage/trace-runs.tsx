import { useMemo } from 'react';
import type { StageRuns } from '#shared/api/stage-runs.ts';
import type { TraceEvent } from '#shared/trace/event.ts';
import { TwoRuns } from '../compare/two-runs/two-runs.tsx';
import { useTimelineAtOnce, useTimelineRef } from '../timeline/timeline-provider.tsx';
import { lastNumberOf } from '../timeline/timeline-view.ts';
import './trace-runs.css';

/** Two runs as a stage names them, cut out of the trace that is shown here. What comes later, or is told once more, draws nothing anew. */
export function TraceRuns({ runs }: { runs: StageRuns }) {
  const timeline = useTimelineRef();
  const { before, after, setting, broken, sound } = runs;
  const isHere = useTimelineAtOnce(({ context }) => lastNumberOf(context) >= after.to);
  const cut = useMemo(() => {
    const { events } = timeline.getSnapshot().context;
    const of = (from: number, to: number) => cutOut(events, { from, to });
    const [one, other] = [of(before.from, before.to), of(after.from, after.to)];
    return isHere && one && other ? { before: one, after: other, trace: events } : null;
  }, [timeline, isHere, before.from, before.to, after.from, after.to]);
  return cut ? (
    <TwoRuns {...cut} setting={setting} broken={broken} sound={sound} />
  ) : (
    <p className="trace-runs-missing">
      {isHere
        ? 'Two runs would lie here, but this cloakroom’s trace does not have both any more.'
        : 'Both runs are on their way.'}
    </p>
  );
}

/** The events of a run; null where the trace has lost some of them. */
const cutOut = (
  events: readonly TraceEvent[],
  { from, to }: StageRuns['before'],
): readonly TraceEvent[] | null => {
  const some = events.filter(({ number }) => number >= from && number <= to);
  return some.length === to - from + 1 ? some : null;
};
