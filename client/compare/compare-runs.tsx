import './compare-runs.css';
import { useMemo, useState } from 'react';
import { alignRuns } from '#shared/compare/align-runs.ts';
import { tellDifferences } from '#shared/compare/describe-difference.ts';
import type { ReadTraceFile } from '#shared/export/trace-file.ts';
import type { Trace } from '#shared/sandbox/api.ts';
import type { Chapter } from '#shared/trace/chapter.ts';
import { toChapters } from '#shared/trace/to-chapters.ts';
import { CompareLegend } from './compare-legend.tsx';
import { ComparisonPicture } from './comparison-picture.tsx';
import { DifferencesList } from './differences-list.tsx';
import { chooseRows, manyRows } from './drawn-comparison.ts';
import { findRun, HERE, type RunChoice, type RunGroup, suggestPair, toRunGroup } from './run-choices.ts';
import { RunPicker } from './run-picker.tsx';
import { TraceFilePicker } from './trace-file-picker.tsx';

type Props = {
  /** Of the current trace. */
  chapters: readonly Chapter[];
  load: (file: File) => Promise<ReadTraceFile>;
};

/** Compares two chapters of the trace, or one trace with another from a file: one diagram, a sentence per difference. */
export function CompareRuns({ chapters, load }: Props) {
  const here = useMemo(() => toRunGroup(HERE, 'This trace', chapters), [chapters]);
  const [files, setFiles] = useState<readonly RunGroup[]>([]);
  const [picked, setPicked] = useState<{ before: string; after: string } | null>(null);
  const groups = useMemo(() => [here, ...files].filter(({ choices }) => choices.length > 0), [here, files]);
  const pair = picked ?? suggestPair(here);
  const before = findRun(groups, pair?.before ?? null);
  const after = findRun(groups, pair?.after ?? null);

  const pick = (side: Partial<{ before: string; after: string }>) =>
    setPicked({ before: before?.id ?? '', after: after?.id ?? '', ...side });
  const openFile = (name: string, { events }: Trace) => {
    const group = toRunGroup(`file ${files.length + 1}`, name, toChapters(events));
    setFiles([...files, group]);
    const [whole, ours] = [group.choices[0], here.choices[0]];
    if (whole) setPicked({ before: whole.id, after: ours?.id ?? after?.id ?? whole.id });
  };

  return (
    <section className="compare" aria-labelledby="compare-title">
      <header className="compare-header">
        <h1 id="compare-title">Compare two runs</h1>
        <p>What did the fix change? Pick the run before it and the run after it.</p>
      </header>
      <div className="compare-pickers">
        <RunPicker
          label="Before"
          groups={groups}
          value={before?.id ?? null}
          onPick={(id) => pick({ before: id })}
        />
        <button
          type="button"
          className="button"
          data-tone="quiet"
          disabled={!before || !after}
          onClick={() => pick({ before: after?.id ?? '', after: before?.id ?? '' })}
        >
          <span aria-hidden="true">⇄</span> Swap
        </button>
        <RunPicker
          label="After"
          groups={groups}
          value={after?.id ?? null}
          onPick={(id) => pick({ after: id })}
        />
        <TraceFilePicker load={load} onOpen={openFile} />
      </div>
      {before && after ? (
        <Comparison key={`${before.id} ${after.id}`} before={before} after={after} />
      ) : (
        <p className="compare-aside">
          There is not enough to compare yet: do something twice, or open a trace that you downloaded before.
        </p>
      )}
    </section>
  );
}

function Comparison({ before, after }: { before: RunChoice; after: RunChoice }) {
  const alignment = useMemo(() => alignRuns(before.events, after.events), [before.events, after.events]);
  const told = useMemo(() => tellDifferences(alignment), [alignment]);
  const isLong = alignment.rows.length > manyRows;
  const [isFocused, setFocused] = useState(isLong);
  const [selected, setSelected] = useState<{ row: number; focus: boolean } | null>(null);
  const drawn = useMemo(() => chooseRows(alignment, isFocused), [alignment, isFocused]);

  return (
    <div className="compare-columns">
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
            The diagram is cut short: {drawn.left.toLocaleString('en-GB')} more arrows are not drawn. The list
            has every difference; pick a chapter to see its arrows.
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
  );
}
