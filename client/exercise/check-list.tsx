import type { Exercise } from '#shared/grading/exercise.ts';
import type { CheckResult } from '#shared/grading/verdict.ts';
import type { PlannedCheck } from '../lab/grader-message.ts';
import { CheckCard } from './check-card.tsx';
import { FindingView } from './finding-view.tsx';
import type { Finding } from './gather-findings.ts';

type Props = {
  findings: readonly Finding[];
  passed: readonly CheckResult[];
  waiting: readonly PlannedCheck[];
  text: string;
  hints: Exercise['hints'];
  isRunning: boolean;
  onLine: (line: number) => void;
};

/** What is to be mended comes first; what passed is folded away when the run is over. */
export function CheckList({ findings, passed, waiting, text, hints, isRunning, onLine }: Props) {
  const foremost = findings[0]?.first;
  const card = (result: CheckResult) => (
    <CheckCard
      key={`${result.id} ${result.status}`}
      result={result}
      text={text}
      hints={hints[result.id]}
      isFirst={result === foremost && result.tier === 'core'}
      onLine={onLine}
    />
  );
  return (
    <>
      {findings.length > 0 && (
        <div className="checks">
          {findings.map((finding) => (
            <FindingView key={finding.first.id} finding={finding} card={card} />
          ))}
        </div>
      )}
      {passed.length > 0 && (
        <details className="checks-passed" open={isRunning}>
          <summary>
            <span className="numeral">{passed.length}</span> passed
          </summary>
          <div className="checks">{passed.map(card)}</div>
        </details>
      )}
      {waiting.length > 0 && (
        <div className="checks">
          {waiting.map(({ id, name }) => (
            <p key={id} className="check-waiting">
              {name}
            </p>
          ))}
        </div>
      )}
    </>
  );
}
