import { type MouseEvent, type Ref, useId } from 'react';
import './keys-list.css';

const keys: readonly (readonly [does: string, ...ways: readonly (readonly string[])[]])[] = [
  ['Event before, event after', ['←'], ['→']],
  ['Chapter before, chapter after', ['Shift', '←'], ['Shift', '→']],
  ['The same, as a presenter’s remote sends it', ['Page up'], ['Page down']],
  ['First event, newest event', ['Home'], ['End']],
  ['Play, pause', ['Space']],
  ['Back to live', ['L']],
  ['This list', ['?']],
];

/** The keys that move along the timeline, as a dialog; `ref` opens it. */
export function KeysList({ ref }: { ref: Ref<HTMLDialogElement> }) {
  const id = useId();
  // The dialog itself is only hit outside its content: on its backdrop.
  const closeOutside = ({ target, currentTarget }: MouseEvent<HTMLDialogElement>) => {
    if (target === currentTarget) currentTarget.close();
  };
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes a dialog by itself.
    <dialog ref={ref} className="keys-list" aria-labelledby={id} onClick={closeOutside}>
      <form method="dialog">
        <header>
          <h2 id={id}>Keys of the timeline</h2>
          <button type="submit" className="button" data-tone="quiet" aria-label="Close">
            <span aria-hidden="true">✕</span>
          </button>
        </header>
        <dl>
          {keys.map(([does, ...ways]) => (
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
