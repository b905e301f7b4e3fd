import { useId, useState } from 'react';
import type { WireLine, WireMessage } from '#shared/wire/wire-message.ts';

/** A message: what matters in it, explained, and then the message as it went, what is long in it folded. */
export function WireMessageView({ message: { lines, fold, footnotes } }: { message: WireMessage }) {
  const [all, setAll] = useState(false);
  const [isUnfolded, setUnfolded] = useState(false);
  const id = useId();
  const quiet = lines.filter((line) => line.quiet).length;
  const shown = all ? lines : lines.filter((line) => !line.quiet);
  const footnoteId = (number: number) => `${id}-${number}`;
  return (
    <>
      {footnotes.length > 0 && (
        <ol className="wire-footnotes" aria-label="What matters here">
          {footnotes.map(({ number, term, says }) => (
            <li key={number} id={footnoteId(number)}>
              <span className="wire-number" aria-hidden="true">
                {number}
              </span>
              <p>
                <strong translate="no">{term}</strong> {says}
              </p>
            </li>
          ))}
        </ol>
      )}
      <Lines lines={shown} footnoteId={footnoteId} />
      {fold && isUnfolded && <Lines lines={fold.lines} footnoteId={footnoteId} />}
      {(quiet > 0 || fold) && (
        <p className="wire-mores">
          {fold && (
            <button
              type="button"
              className="wire-more"
              aria-expanded={isUnfolded}
              onClick={() => setUnfolded(!isUnfolded)}
            >
              {fold.says}
            </button>
          )}
          {quiet > 0 && (
            <button type="button" className="wire-more" aria-expanded={all} onClick={() => setAll(!all)}>
              {all
                ? 'Only the lines that matter here'
                : `Show ${quiet} more ${quiet === 1 ? 'line' : 'lines'}`}
            </button>
          )}
        </p>
      )}
    </>
  );
}

type LinesProps = { lines: readonly WireLine[]; footnoteId: (number: number) => string };

function Lines({ lines, footnoteId }: LinesProps) {
  return (
    <div className="wire-lines" translate="no">
      {lines.map((line, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines of one message never move.
        <Line key={index} line={line} footnoteId={footnoteId} />
      ))}
    </div>
  );
}

function Line({ line, footnoteId }: { line: WireLine; footnoteId: (number: number) => string }) {
  return (
    <p data-quiet={line.quiet}>
      {line.spans.map(({ text, footnote }, index) =>
        footnote === null ? (
          text
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: spans of one line never move.
          <mark key={index} aria-describedby={footnoteId(footnote)}>
            {text}
            <sup aria-hidden="true">{footnote}</sup>
          </mark>
        ),
      )}
      {line.spans.every(({ text }) => text === '') && '\u00a0'}
    </p>
  );
}
