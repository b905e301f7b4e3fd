import { type ReactNode, useEffect, useRef } from 'react';
import type { Outcome } from './take-away-words.ts';

/** Says what came of it, aloud too; `children` are offered where it was too much at once. */
export function OutcomeView({ outcome, children }: { outcome: Outcome | null; children: ReactNode }) {
  return (
    <div className="take-away-outcome" data-outcome={outcome?.type}>
      <p role="status">{outcome?.words}</p>
      {outcome?.type === 'refused' && outcome.offerLess && <div className="take-away-ways">{children}</div>}
      {outcome?.type === 'copy by hand' && <CopyByHand key={outcome.text} text={outcome.text} />}
    </div>
  );
}

/** The text itself, selected and ready for the reader's own hands. Another text, with a key of its own, is selected anew. */
function CopyByHand({ text }: { text: string }) {
  const area = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    area.current?.focus();
    area.current?.select();
  }, []);
  return <textarea ref={area} readOnly rows={5} value={text} aria-label="Text to copy" />;
}
