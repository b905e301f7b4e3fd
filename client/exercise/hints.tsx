import { useState } from 'react';
import { Said } from './said.tsx';

const asks = ['Give me a nudge', 'Tell me the idea', 'Show me nearly the code'] as const;

/** Three hints, each only when asked for. */
export function Hints({ hints, about }: { hints: readonly [string, string, string]; about: string }) {
  const [count, setCount] = useState(0);
  const ask = asks[count];
  return (
    <div className="hints">
      <ol aria-live="polite">
        {hints.slice(0, count).map((hint) => (
          <li key={hint}>
            <Said text={hint} />
          </li>
        ))}
      </ol>
      {ask && (
        <button type="button" className="button" data-tone="quiet" onClick={() => setCount(count + 1)}>
          {ask}
          <span className="visually-hidden">: {about}</span>
        </button>
      )}
    </div>
  );
}
