import type { StageRuns } from '#shared/api/stage-runs.ts';
import { settingOf } from '#shared/sandbox/settings.ts';
import { TraceRuns } from '../stage/trace-runs.tsx';
import './room-runs.css';

/** The two runs that lie over the presenter's stage, on a phone two pages with a swipe. */
export function RoomRuns({ runs }: { runs: StageRuns }) {
  return (
    <section className="room-runs" aria-label="Both runs">
      <h3>{settingOf(runs.setting).legend}</h3>
      <TraceRuns runs={runs} />
    </section>
  );
}
