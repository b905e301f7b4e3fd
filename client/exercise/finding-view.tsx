import { type ReactNode, useId } from 'react';
import type { Finding } from '#shared/grading/gather-findings.ts';
import type { CheckResult } from '#shared/grading/verdict.ts';
import { Said } from './said.tsx';
import { scoreOf } from './score.ts';

type Props = {
  finding: Finding;
  /** Draws one check. */
  card: (result: CheckResult) => ReactNode;
};

/** One thing to mend. When it fails many checks it is told once, with the first of them to look at and the others folded away. */
export function FindingView({ finding: { first, others, reason }, card }: Props) {
  const title = useId();
  return (
    <div className="finding" {...(reason && { role: 'group', 'aria-labelledby': title })}>
      {reason && (
        <h3 id={title}>
          <span className="numeral finding-count">{others.length + 1}</span> checks fail for one reason:{' '}
          <Said text={reason.title} />
        </h3>
      )}
      {card(first)}
      {reason && (
        <p>
          {reason.advice} <span className="finding-worth">{tellWorth([first, ...others])}</span>
        </p>
      )}
      {others.length > 0 && (
        <details className="finding-others">
          <summary>
            The other <span className="numeral finding-count">{others.length}</span>, one by one
          </summary>
          <div className="checks">{others.map(card)}</div>
        </details>
      )}
    </div>
  );
}

function tellWorth(checks: readonly CheckResult[]): string {
  const { of, badgesOf } = scoreOf([], checks);
  const points = of > 0 ? [`${of} ${of === 1 ? 'point' : 'points'}`] : [];
  const badges = badgesOf > 0 ? [`${badgesOf} ${badgesOf === 1 ? 'badge' : 'badges'}`] : [];
  return `Together they are worth ${[...points, ...badges].join(' and ')}.`;
}
