import type { Alignment } from '#shared/compare/alignment.ts';
import type { ToldDifference } from '#shared/compare/describe-difference.ts';
import { rowMarks } from '#shared/compare/to-comparison-mermaid.ts';
import { groupByRequest } from './group-by-request.ts';

type Props = {
  alignment: Alignment;
  told: readonly ToldDifference[];
  selected: number | null;
  onSelect: (row: number) => void;
};

/** Every difference as a sentence, each of which leads to its arrow, under the request that it belongs to. */
export function DifferencesList({ alignment, told, selected, onSelect }: Props) {
  if (told.length === 0) {
    return (
      <p className="compare-aside">
        No difference: both runs did the same. Ids, times and addresses do not count.
      </p>
    );
  }
  const groups = groupByRequest(told);
  return groups.map(({ request, differences }) => (
    <section key={differences[0]?.row} className="compare-group">
      {groups.length > 1 && request !== null && <h4 className="compare-request">{request}</h4>}
      <ul className="compare-differences">
        {differences.map(({ row, sentence }) => {
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
      </ul>
    </section>
  ));
}
