import type { CSSProperties } from 'react';
import './vote-bars.css';

type Props = {
  options: readonly string[];
  counts: readonly number[] /** The place of one’s own answer. */;
  mine?: number | null;
};

/** How many said what, once that may be seen. */
export function VoteBars({ options, counts, mine = null }: Props) {
  const all = Math.max(
    1,
    counts.reduce((sum, count) => sum + count, 0),
  );
  return (
    <ul className="vote-bars" aria-label="What was said">
      {options.map((option, place) => {
        const count = counts[place] ?? 0;
        return (
          // Two answers of one question may read alike, so that only their places tell them apart.
          // biome-ignore lint/suspicious/noArrayIndexKey: as above.
          <li key={place} style={{ '--share': count / all } as CSSProperties}>
            <span>{option}</span>
            <span className="vote-count">
              {mine === place && <em>yours </em>}
              {count}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
