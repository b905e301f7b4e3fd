import { useState } from 'react';
import type { CheckResult } from '#shared/grading/verdict.ts';
import { Comparison } from '../compare/comparison.tsx';
import './check-change.css';
import { isMended } from './earlier-result.ts';
import { Said } from './said.tsx';

/** What the learner's last change did to one check: its flow before and now, laid side by side. Open where it mended something. */
export function CheckChange({ result, earlier }: { result: CheckResult; earlier: CheckResult }) {
  const [isOpen, setOpen] = useState(isMended(result, earlier));
  return (
    <details
      className="check-change-told"
      open={isOpen}
      onToggle={({ currentTarget }) => setOpen(currentTarget.open)}
    >
      <summary>What your change did here</summary>
      {isOpen && (
        <>
          {earlier.happened !== '' && (
            <p>
              Before: <Said text={earlier.happened} />
            </p>
          )}
          <Comparison before={earlier.events} after={result.events} />
        </>
      )}
    </details>
  );
}
