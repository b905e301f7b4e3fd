import './comparison.css';
import { useMemo, useState } from 'react';
import { alignRuns } from '#shared/compare/align-runs.ts';
import { tellDifferences } from '#shared/compare/describe-difference.ts';
import type { TraceEvent } from '#shared/trace/event.ts';
import { CompareLegend } from './compare-legend.tsx';
import { ComparisonPicture } from './comparison-picture.tsx';
import { DifferencesList } from './differences-list.tsx';
import { chooseRows, manyRows } from './drawn-comparison.ts';

type Props = { before: readonly TraceEvent[]; after: readonly TraceEvent[] };

/** Two runs laid side by side: a sentence for each difference, and both in one diagram. Shows one pair for as long as it lives. */
export function Comparison({ before, after }: Props) {
  const alignment = useMemo(() => alignRuns(before, after), [before, after]);
  const told = useMemo(() => tellDifferences(alignment), [alignment]);
  const isLong = alignment.rows.length > manyRows;
  const [isFocused, setFocused] = useState(isLong);
  const [selected, setSelected] = useState<{ row: number; focus: boolean } | null>(null);
  const drawn = useMemo(() => chooseRows(alignment, isFocused), [alignment, isFocused]);

  return (
    <div className="comparison">
      <div className="comparison-columns">
        <div className="compare-told">
          <h3>
            {told.length === 1 ? '1 difference' : `${told.length === 0 ? 'No' : told.length} differences`}
          </h3>
          <DifferencesList
            alignment={alignment}
            told={told}
            selected={selected?.row ?? null}
            onSelect={(row) => setSelected({ row, focus: true })}
          />
        </div>
        <div className="compare-drawn">
          <CompareLegend rows={alignment.rows} />
          {isLong && (
            <label className="compare-focus">
              <input
                type="checkbox"
                checked={isFocused}
                onChange={({ target }) => setFocused(target.checked)}
              />
              Only what differs
            </label>
          )}
          {drawn.left > 0 && (
            <p className="compare-aside">
              The diagram is cut short: {drawn.left.toLocaleString('en-GB')} more arrows are not drawn. The
              list has every difference; pick a chapter to see its arrows.
            </p>
          )}
          {drawn.rows.length > 0 && (
            <ComparisonPicture
              drawn={drawn}
              selected={selected}
              onSelect={(row) => setSelected({ row, focus: false })}
            />
          )}
        </div>
      </div>
    </div>
  );
}
