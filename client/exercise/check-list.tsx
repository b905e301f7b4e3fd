import type { Exercise } from '#shared/grading/exercise.ts';
import type { CheckResult } from '#shared/grading/verdict.ts';
import type { PlannedCheck } from '../lab/grader-message.ts';
import { CheckCard } from './check-card.tsx';

type Props = {
  planned: readonly PlannedCheck[];
  results: readonly CheckResult[];
  text: string;
  hints: Exercise['hints'];
  isRunning: boolean;
  onLine: (line: number) => void;
};

/** What is to be mended comes first, what must be before what may be; what passed is folded away when the run is over. */
export function CheckList({ planned, results, text, hints, isRunning, onLine }: Props) {
  // Two checks run side by side, and the later may be done sooner.
  const place = ({ id }: CheckResult) => planned.findIndex((one) => one.id === id);
  const sorted = results.toSorted((a, b) => place(a) - place(b));
  const passed = sorted.filter(({ status }) => status === 'pass');
  const bad = sorted.filter(({ status }) => status !== 'pass');
  const inOrder = [
    ...bad.filter(({ tier }) => tier === 'core'),
    ...bad.filter(({ tier }) => tier === 'hardening'),
  ];
  const waiting = planned.filter(({ id }) => !results.some((one) => one.id === id));
  const card = (result: CheckResult) => (
    <CheckCard
      key={`${result.id} ${result.status}`}
      result={result}
      text={text}
      hints={hints[result.id]}
      isFirst={result === inOrder[0] && result.tier === 'core'}
      onLine={onLine}
    />
  );
  return (
    <>
      {inOrder.length > 0 && <div className="checks">{inOrder.map(card)}</div>}
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
