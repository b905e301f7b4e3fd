import type { Exercise } from '#shared/grading/exercise.ts';
import type { Finding } from '#shared/grading/gather-findings.ts';
import type { CheckResult } from '#shared/grading/verdict.ts';
import type { PlannedCheck } from '../grading/grader-message.ts';
import { CheckCard } from './check-card.tsx';
import { FindingView } from './finding-view.tsx';

type Props = {
  findings: readonly Finding[];
  /** They passed, and did not with the text before. */
  mended: readonly CheckResult[];
  passed: readonly CheckResult[];
  waiting: readonly PlannedCheck[];
  /** What each check said about the text before. */
  earlier: readonly CheckResult[];
  text: string;
  hints: Exercise['hints'];
  isRunning: boolean;
  onLine: (line: number) => void;
};

/** More than these are looked through only by who wants to. */
const mostMended = 6;

/** What is to be mended comes first; what passed is folded away when the run is over. */
export function CheckList({
  findings,
  mended,
  passed,
  waiting,
  earlier,
  text,
  hints,
  isRunning,
  onLine,
}: Props) {
  const foremost = findings[0]?.first;
  const earlierOf = ({ id }: CheckResult) => earlier.find((one) => one.id === id);
  const card = (result: CheckResult) => (
    <CheckCard
      key={`${result.id} ${result.status}`}
      result={result}
      earlier={earlierOf(result)}
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
      {mended.length > 0 && (
        <details className="checks-passed" open={isRunning || mended.length <= mostMended}>
          <summary>
            <span className="numeral">{mended.length}</span> mended by your change
          </summary>
          <div className="checks">{mended.map(card)}</div>
        </details>
      )}
      {passed.length > 0 && (
        <details className="checks-passed" open={isRunning || passed.some(({ happened }) => happened !== '')}>
          <summary>
            <span className="numeral">{passed.length}</span> {mended.length > 0 ? 'more passed' : 'passed'}
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
