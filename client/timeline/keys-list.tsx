import { type MouseEvent, useEffect, useId, useRef } from 'react';
import type { KeyRow } from './key-row.ts';
import './keys-list.css';

const keys: readonly KeyRow[] = [
  ['Event before, event after', ['←'], ['→']],
  ['Chapter before, chapter after', ['Shift', '←'], ['Shift', '→']],
  ['The same, as a presenter’s remote sends it', ['Page up'], ['Page down']],
  ['First event, newest event', ['Home'], ['End']],
  ['Play, pause', ['Space']],
  ['Back to live', ['L']],
  ['All arrows of what you did at once', ['Esc']],
];
const ownKey: KeyRow = ['This list', ['?']];

type Props = { others?: readonly KeyRow[] | undefined; onClose: () => void };

/** Where the page around has a meaning of its own for a key, the timeline's is not told. */
const keysBeside = (others: readonly KeyRow[]): readonly KeyRow[] => {
  const taken = new Set(others.flatMap(([, ...ways]) => ways.map((way) => way.join())));
  return keys.filter(([, ...ways]) => !ways.some((way) => taken.has(way.join())));
};

/** The keys that move along the timeline, and `others` of the page around it, as a dialog that is open as long as it is there. */
export function KeysList({ others = [], onClose }: Props) {
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  // The dialog itself is only hit outside its content: on its backdrop.
  const closeOutside = ({ target, currentTarget }: MouseEvent<HTMLDialogElement>) => {
    if (target === currentTarget) currentTarget.close();
  };
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes a dialog by itself.
    <dialog ref={dialog} className="keys-list" aria-labelledby={id} onClick={closeOutside} onClose={onClose}>
      <form method="dialog">
        <header>
          <h2 id={id}>Keys of the timeline</h2>
          <button type="submit" className="button" data-tone="quiet" aria-label="Close">
            <span aria-hidden="true">✕</span>
          </button>
        </header>
        <dl>
          {[...keysBeside(others), ...others, ownKey].map(([does, ...ways]) => (
            <div key={does}>
              <dt>{does}</dt>
              <dd>
                {ways.map((way) => (
                  <span key={way.join()}>
                    {way.map((key) => (
                      <kbd key={key}>{key}</kbd>
                    ))}
                  </span>
                ))}
              </dd>
            </div>
          ))}
        </dl>
        <p>They rest while you type, and wherever a key has a meaning of its own.</p>
      </form>
    </dialog>
  );
}
