import type { AlignedRow } from '#shared/compare/alignment.ts';
import type { Side } from '#shared/compare/to-drawable-events.ts';
import { describeEvent } from '#shared/trace/describe-event.ts';
import type { ShownRun } from './shown-run.ts';

type Props = { row: AlignedRow | null; runs: Readonly<Record<Side, ShownRun>> };

/** The row that was pointed at, in words: what each run did there. */
export function RowTold({ row, runs }: Props) {
  return (
    <div className="two-runs-told" role="status">
      {row?.kind === 'same' && <p>In both: {describeEvent(row.after)}.</p>}
      {row &&
        row.kind !== 'same' &&
        (['before', 'after'] as const).map((side) => (
          <p key={side}>
            {runs[side].title}: {row[side] ? describeEvent(row[side]) : 'nothing of the kind'}.
          </p>
        ))}
    </div>
  );
}
