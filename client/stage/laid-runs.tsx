import type { RefObject } from 'react';
import type { StageRuns } from '#shared/api/stage-runs.ts';
import { settingOf } from '#shared/sandbox/settings.ts';
import './laid-runs.css';
import { PutAway } from './put-away.tsx';
import { TraceRuns } from './trace-runs.tsx';

type Props = {
  runs: StageRuns;
  /** The element in which they scroll. */
  area: RefObject<HTMLDivElement | null>;
  onPutAway: () => void;
};

/** A lab's two runs over the whole stage, to be read from the last row: the same deed with the mistake, and mended. */
export function LaidRuns({ runs, area, onPutAway }: Props) {
  return (
    <div className="laid-runs">
      <header className="laid-runs-head">
        <h2>{settingOf(runs.setting).legend}</h2>
        <PutAway onPutAway={onPutAway} />
      </header>
      <div className="laid-runs-pages" ref={area}>
        <TraceRuns runs={runs} />
      </div>
    </div>
  );
}
