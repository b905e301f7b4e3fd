import { useEffect, useRef } from 'react';
import { UNDO_FOR_MS } from './forgotten.ts';
import './undo-bar.css';
import type { useForget } from './use-forget.ts';

/** What has just been forgotten, and the way back, which ends after ten seconds. */
export function UndoBar({ forgetting }: { forgetting: ReturnType<typeof useForget> }) {
  const { forgotten, isStuck, outcome, undo } = forgetting;
  const bar = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const wasOpen = useRef(false);
  // The button that was pressed may be gone, and the keyboard must not fall back to the page's beginning.
  useEffect(() => {
    if (forgotten) button.current?.focus();
    else if (wasOpen.current && document.activeElement === document.body) bar.current?.focus();
    wasOpen.current = forgotten !== null;
  }, [forgotten]);
  return (
    <div ref={bar} className="undo-bar" data-open={forgotten !== null} tabIndex={-1}>
      <p role="status">
        {forgotten &&
          (isStuck
            ? 'Could not bring all of it back: this browser’s storage is full. Make room, and try again.'
            : 'Forgotten. You can undo it for ten seconds.')}
        {outcome === 'back' && 'Brought back, as it was.'}
        {outcome === 'gone' && 'Forgotten for good.'}
      </p>
      {forgotten && (
        <>
          <button ref={button} type="button" className="button" data-tone="main" onClick={undo}>
            Undo
          </button>
          <i
            key={forgotten.at}
            className="undo-bar-time"
            style={{
              animationDuration: `${UNDO_FOR_MS}ms`,
              animationDelay: `${forgotten.at - Date.now()}ms`,
            }}
            aria-hidden="true"
          />
        </>
      )}
    </div>
  );
}
