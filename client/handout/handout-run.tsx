import { cleanText } from '#shared/trace/clean-text.ts';
import { OutcomeMark } from '../diagram/outcome-mark.tsx';
import type { PrintedRun } from './to-handout.ts';

export const titleOfRun = { broken: 'With the mistake', mended: 'Mended' } as const;

/** How one of the two runs ended, and what that means for the visitor. */
export function HandoutRun({ run: { ending } }: { run: PrintedRun }) {
  if (!ending) return <p className="handout-ending">Nobody was answered.</p>;
  const { actor, status, words, meaning } = ending;
  return (
    <p className="handout-ending" data-meaning={meaning}>
      <OutcomeMark outcome={meaning === 'good' ? 'served' : 'refused'} />
      <span>
        <strong>
          {cleanText(actor.name, 24)}: {status}, {words}
        </strong>
        , {meaning === 'good' ? 'as it should be' : 'which must not be'}.
      </span>
    </p>
  );
}
