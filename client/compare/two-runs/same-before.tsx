import type { AlignedRow } from '#shared/compare/alignment.ts';
import { toChapters } from '#shared/trace/to-chapters.ts';

/** So many chapters are named; of more only their number is told. */
const named = 3;

/** What comes before the runs part, in one line. A press shows it. */
export function SameBefore({ rows, onOpen }: { rows: readonly AlignedRow[]; onOpen: () => void }) {
  const titles = toChapters(rows.flatMap(({ after }) => after ?? [])).map(({ title }) => title);
  return (
    <button type="button" className="two-runs-same" aria-expanded={false} onClick={onOpen}>
      <span aria-hidden="true">›</span>
      <span className="two-runs-same-what">
        {titles.length > named ? `${titles.length} chapters` : titles.join(', then ')}
      </span>
      <span className="two-runs-same-how">the same in both, but for numbers</span>
    </button>
  );
}
