import type { Ending } from '#shared/compare/judge-ending.ts';
import { cleanText } from '#shared/trace/clean-text.ts';
import { OutcomeMark } from '../../diagram/outcome-mark.tsx';
import type { ShownRun } from './shown-run.ts';

/** How a run ended, and what that means for the visitor. */
export function Verdict({ run, ending }: { run: ShownRun; ending: Ending | null }) {
  if (!ending) return <p className="two-runs-verdict">Nobody was answered.</p>;
  const { actor, status, words, meaning } = ending;
  return (
    <p className="two-runs-verdict" data-meaning={meaning}>
      <OutcomeMark outcome={meaning === 'good' ? 'served' : 'refused'} />
      <span>
        <span className="visually-hidden">{run.title}: </span>
        <strong>
          <span translate="no">{cleanText(actor.name, 24)}</span>: {status}, {words}
        </strong>{' '}
        <span className="two-runs-means">{meaning === 'good' ? 'as it should be' : 'which must not be'}</span>
      </span>
    </p>
  );
}
