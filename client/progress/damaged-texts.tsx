import { saveFile } from '../take-away/save-file.ts';
import type { Damaged } from './kept.ts';
import { type Offer, tellPlace } from './tell-done.ts';

type Props = { damaged: readonly Damaged[]; offer: Offer; onForget: (key: string) => void };

/** What of this browser's memory could not be read: kept to the letter, to be looked at, taken along or forgotten. */
export function DamagedTexts({ damaged, offer, onForget }: Props) {
  if (damaged.length === 0) return null;
  return (
    <section className="trouble damaged-texts" aria-labelledby="damaged">
      <h2 id="damaged">Some of it could not be read</h2>
      <p>
        Something has damaged it, or another version of Coat Check wrote it. Nothing is lost: each text is
        kept as it was found, and what you do now is kept beside it. A text may name a cloakroom, whose
        address is its key: show it only to people you trust.
      </p>
      <ul>
        {damaged.map(({ key, of, text }) => {
          const what = tellPlace(of, offer);
          return (
            <li key={key}>
              <details>
                <summary>{upperFirst(what)}</summary>
                <pre className="damaged-text">{text}</pre>
              </details>
              <div className="actions-row">
                <button
                  type="button"
                  className="button"
                  data-tone="quiet"
                  onClick={() => saveFile(toFileName(key), toText(text))}
                >
                  Download it<Hidden>, {what}</Hidden>
                </button>
                <button type="button" className="button" data-tone="quiet" onClick={() => onForget(key)}>
                  Forget it<Hidden>, {what}</Hidden>
                </button>
              </div>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

const Hidden = ({ children }: { children: React.ReactNode }) => (
  <span className="visually-hidden">{children}</span>
);

const upperFirst = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const toText = (text: string): Blob => new Blob([text], { type: 'text/plain' });

/** `coat-check:lesson:one:damaged` as a name that every system allows. */
const toFileName = (key: string): string =>
  `${key.replace(/:damaged.*$/, '').replaceAll(':', '-')}-damaged.txt`;
