import type { Alignment } from '#shared/compare/alignment.ts';
import type { ToldDifference } from '#shared/compare/describe-difference.ts';
import { rowMarks } from '#shared/compare/to-comparison-mermaid.ts';

type Props = {
  alignment: Alignment;
  told: readonly ToldDifference[];
  selected: number | null;
  onSelect: (row: number) => void;
};

/** Every difference as a sentence, each of which leads to its arrow. */
export function DifferencesList({ alignment, told, selected, onSelect }: Props) {
  if (told.length === 0) {
    return (
      <p className="compare-aside">
        No difference: both runs did the same. Ids, times and addresses do not count.
      </p>
    );
  }
  return (
    <ol className="compare-differences">
      {told.map(({ row, sentence }) => {
        const kind = alignment.rows[row]?.kind ?? 'same';
        return (
          <li key={`${row} ${sentence}`} data-row={kind}>
            <button type="button" aria-pressed={row === selected} onClick={() => onSelect(row)}>
              <span className="compare-mark" aria-hidden="true">
                {rowMarks[kind].trim()}
              </span>
              <span>{sentence}</span>
            </button>
          </li>
        );
      })}
    </ol>
  );
}
