import { useState } from 'react';
import { faultWords, whereIs } from '#shared/grading/fault-words.ts';
import type { CheckResult } from '#shared/grading/verdict.ts';
import { late } from '../late/late.tsx';
import { canCompare, isBroken } from './earlier-result.ts';
import { Hints } from './hints.tsx';
import { Said } from './said.tsx';

// Mermaid is large, and who passes at once never needs it.
const CheckFlow = late({
  what: 'the picture of what the server said',
  load: async () => (await import('./check-flow.tsx')).CheckFlow,
  meanwhile: (trouble) => trouble ?? <p role="status">Drawing what the server said…</p>,
});
const CheckChange = late({
  what: 'the comparison with the run before',
  load: async () => (await import('./check-change.tsx')).CheckChange,
  meanwhile: (trouble) => trouble ?? <p role="status">Comparing it with the run before…</p>,
});

const statusWords = { pass: 'Passed', fail: 'Not yet', error: 'Not judged' } as const;

type Props = {
  result: CheckResult;
  /** What the same check said about the text before. */
  earlier: CheckResult | undefined;
  /** The text that it is about. */
  text: string;
  hints: readonly [string, string, string] | undefined;
  /** Open from the start: the first that failed. */
  isFirst: boolean;
  onLine: (line: number) => void;
};

/** One verdict: what happened in a sentence, with its arrow in the learner's own flow; all else is folded beneath. */
export function CheckCard({ result, earlier, text, hints, isFirst, onLine }: Props) {
  const { id, name, status, tier, points, fault, happened, events, source } = result;
  const [isOpen, setOpen] = useState(isFirst);
  const isBad = status !== 'pass';
  // Tests that were to catch a server show by what they did.
  const isTold = isBad || happened !== '';
  return (
    <details
      className="check"
      data-status={status}
      data-check={id}
      open={isOpen}
      onToggle={({ currentTarget }) => setOpen(currentTarget.open)}
    >
      <summary>
        <span className="check-status">{statusWords[status]}</span>
        <span className="check-name">{name}</span>
        {isBroken(result, earlier) && <span className="check-broken">It passed before your change</span>}
        <span className="check-worth">
          {tier === 'core' ? `${points} ${points === 1 ? 'point' : 'points'}` : 'A badge, never a must'}
        </span>
      </summary>
      {isOpen && (
        <div className="check-body">
          {isTold && (
            <p className="check-happened">
              {fault && fault !== 'wrong-behaviour' && <b>{faultWords(fault).title}.</b>}{' '}
              <Said text={happened} />{' '}
              {source && (
                <button type="button" className="link-button" onClick={() => onLine(source.line)}>
                  Go to {whereIs({ line: source.line, column: source.column ?? null })} of your code
                </button>
              )}
            </p>
          )}
          {isTold && events.length > 0 && (
            <CheckFlow events={events} text={text} offending={result.offending} onLine={onLine} />
          )}
          <Asked result={result} isOpen={!isTold || events.length === 0} />
          {isBad && hints && <Hints hints={hints} about={name} />}
          {canCompare(result, earlier) && <CheckChange result={result} earlier={earlier} />}
        </div>
      )}
    </details>
  );
}

/** What the check did, what it expected, and why; folded away where what happened says enough. */
function Asked({ result: { fault, did, expected, why }, isOpen }: { result: CheckResult; isOpen: boolean }) {
  return (
    <details className="check-asked" open={isOpen}>
      <summary>What was done, and what was expected</summary>
      {fault && fault !== 'wrong-behaviour' && <p>{faultWords(fault).advice}</p>}
      <dl>
        {did.length > 0 && (
          <div>
            <dt>What was done</dt>
            <dd>
              <ol className="check-did">
                {did.map((step, index) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: steps of a finished check never move.
                  <li key={index}>{step}</li>
                ))}
              </ol>
            </dd>
          </div>
        )}
        <div>
          <dt>Expected</dt>
          <dd>
            <Said text={expected} /> <Said text={why} />
          </dd>
        </div>
      </dl>
    </details>
  );
}
