import type { AlignedRow } from '#shared/compare/alignment.ts';
import { rowMarks } from '#shared/compare/to-comparison-mermaid.ts';

const kinds = [
  ['missing', 'missing after'],
  ['new', 'new after'],
  ['changed', 'changed'],
  ['same', 'the same'],
] as const;

/** What the marks in the diagram mean, and how many arrows have each. */
export function CompareLegend({ rows }: { rows: readonly AlignedRow[] }) {
  return (
    <ul className="compare-legend" aria-label="What the marks mean">
      {kinds.map(([kind, meaning]) => (
        <li key={kind} data-row={kind}>
          {kind !== 'same' && (
            <span className="compare-mark" aria-hidden="true">
              {rowMarks[kind].trim()}
            </span>
          )}
          <span className="numeral">{rows.filter((row) => row.kind === kind).length}</span> {meaning}
        </li>
      ))}
    </ul>
  );
}
