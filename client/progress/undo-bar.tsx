import { useEffect, useRef } from 'react';
import './undo-bar.css';
import { UNDO_FOR_MS, type Undoable } from './undoable.ts';
import type { useUndo } from './use-undo.ts';

type Props = {
  undoing: Pick<ReturnType<typeof useUndo>, 'undoable' | 'deed' | 'isStuck' | 'outcome'>;
  onUndo: () => void;
};

/** What has just been forgotten or taken in, and the way back, which ends after ten seconds. */
export function UndoBar({ undoing: { undoable, deed, isStuck, outcome }, onUndo }: Props) {
  const bar = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const wasOpen = useRef(false);
  // The button that was pressed may be gone, and the keyboard must not fall back to the page's beginning.
  useEffect(() => {
    if (undoable) button.current?.focus();
    else if (wasOpen.current && document.activeElement === document.body) bar.current?.focus();
    wasOpen.current = undoable !== null;
  }, [undoable]);
  return (
    <div ref={bar} className="undo-bar" data-open={undoable !== null} tabIndex={-1}>
      <p role="status">
        {undoable && (isStuck ? stuck : offers[undoable.deed])}
        {deed && outcome && ends[outcome][deed]}
      </p>
      {undoable && (
        <>
          <button ref={button} type="button" className="button" data-tone="main" onClick={onUndo}>
            Undo
          </button>
          <i
            key={undoable.at}
            className="undo-bar-time"
            style={{
              animationDuration: `${UNDO_FOR_MS}ms`,
              animationDelay: `${undoable.at - Date.now()}ms`,
            }}
            aria-hidden="true"
          />
        </>
      )}
    </div>
  );
}

type Deed = Undoable['deed'];

const stuck = 'Could not bring all of it back: this browser’s storage is full. Make room, and try again.';

const offers: Readonly<Record<Deed, string>> = {
  forgotten: 'Forgotten. You can undo it for ten seconds.',
  'taken in': 'Taken in. You can undo it for ten seconds.',
  'forgotten, then taken in': 'Forgotten, then taken in. You can undo both for ten seconds.',
};

const ends: Readonly<Record<'back' | 'gone', Readonly<Record<Deed, string>>>> = {
  back: {
    forgotten: 'Brought back, as it was.',
    'taken in': 'Undone. All is as it was before the file.',
    'forgotten, then taken in': 'Undone. All is as it was before.',
  },
  gone: {
    forgotten: 'Forgotten for good.',
    'taken in': 'What was taken in is kept.',
    'forgotten, then taken in': 'Forgotten for good. What was taken in is kept.',
  },
};
