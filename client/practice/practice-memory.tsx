import { Link } from 'wouter';
import type { Stored } from '../storage/create-record.ts';
import './practice-page.css';

/** Why what was answered is not remembered, or will not stay so; nothing where it is and does. */
export function PracticeMemory({ memory }: { memory: Stored<unknown>['state'] }) {
  if (memory !== 'corrupt' && memory !== 'refused') return null;
  return (
    <p className="practice-memory">
      {memory === 'corrupt' ? (
        <>
          What this browser remembered of your answers could not be read, so all questions are asked afresh.
          Nothing was thrown away: the unreadable text is set aside in{' '}
          <Link href="/progress">What you have done</Link>. What you answer here counts.
        </>
      ) : (
        'This browser keeps nothing for this site, so what you answer is remembered only until you close the page.'
      )}
    </p>
  );
}
