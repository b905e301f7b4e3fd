import { type MouseEvent, type Ref, useId } from 'react';
import './keys-list.css';

/** What keys do, and the ways to press them. */
export type KeyRow = readonly [does: string, ...ways: readonly (readonly string[])[]];

const keys: readonly KeyRow[] = [
  ['Event before, event after', ['←'], ['→']],
  ['Chapter before, chapter after', ['Shift', '←'], ['Shift', '→']],
  ['The same, as a presenter’s remote sends it', ['Page up'], ['Page down']],
  ['First event, newest event', ['Home'], ['End']],
  ['Play, pause', ['Space']],
  ['Back to live', ['L']],
];
const ownKey: KeyRow = ['This list', ['?']];

type Props = { ref: Ref<HTMLDialogElement>; others?: readonly KeyRow[] | undefined };

/** The keys that move along the timeline, and `others` of the page around it, as a dialog; `ref` opens it. */
export function KeysList({ ref, others = [] }: Props) {
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
          {[...keys, ...others, ownKey].map(([does, ...ways]) => (
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
