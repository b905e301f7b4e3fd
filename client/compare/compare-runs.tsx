import './compare-runs.css';
import { useMemo, useState } from 'react';
import type { Trace } from '#shared/api/sandbox-api.ts';
import type { ReadTraceFile } from '#shared/export/trace-file.ts';
import type { Chapter } from '#shared/trace/chapter.ts';
import { toChapters } from '#shared/trace/to-chapters.ts';
import { late } from '../late/late.tsx';
import { TraceFilePicker } from '../open-trace/trace-file-picker.tsx';
import { Comparison } from './comparison.tsx';
import { findRun, HERE, type RunChoice, type RunGroup, suggestPair, toRunGroup } from './run-choices.ts';
import { RunPicker } from './run-picker.tsx';

// With the cloakroom above each: nobody needs it before they ask for it.
const RunsApart = late<{ before: RunChoice; after: RunChoice }>({
  what: 'the two pictures',
  load: async () => (await import('./two-runs/runs-apart.tsx')).RunsApart,
  meanwhile: (trouble) => trouble ?? <p className="compare-aside">Drawing…</p>,
});

type Props = {
  /** Of the current trace. */
  chapters: readonly Chapter[];
  load: (file: File) => Promise<ReadTraceFile>;
};

/** Compares two chapters of the trace, or one trace with another from a file: one diagram and a sentence per difference, or two pictures. */
export function CompareRuns({ chapters, load }: Props) {
  const here = useMemo(() => toRunGroup(HERE, 'This trace', chapters), [chapters]);
  const [files, setFiles] = useState<readonly RunGroup[]>([]);
  const [isApart, setApart] = useState(false);
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
        <>
          <label className="compare-focus">
            <input type="checkbox" checked={isApart} onChange={({ target }) => setApart(target.checked)} />
            Two pictures, side by side
          </label>
          {isApart ? (
            <RunsApart key={pairOf(before, after)} before={before} after={after} />
          ) : (
            <Comparison key={pairOf(before, after)} before={before.events} after={after.events} />
          )}
        </>
      ) : (
        <p className="compare-aside">
          There is not enough to compare yet: do something twice, or open a trace that you downloaded before.
        </p>
      )}
    </section>
  );
}

const pairOf = (before: RunChoice, after: RunChoice): string => `${before.id} ${after.id}`;
