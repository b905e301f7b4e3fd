import type { Version } from './draft.ts';

const whys: Readonly<Record<Version['why'], string>> = {
  run: 'when it was run',
  reset: 'before the reset',
  restore: 'before an older one came back',
  'other-tab': 'from two tabs, the one not chosen',
  file: 'from a file of what you have done',
  undone: 'forgotten, and brought back',
};

const time = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' });

type Props = {
  versions: readonly Version[];
  /** Nothing can be replaced while two tabs contend. */
  isOff: boolean;
  onRestore: (text: string) => void;
  onReset: () => void;
};

/** Earlier versions of the text; to restore one, or to begin again, keeps the present one here. */
export function Versions({ versions, isOff, onRestore, onReset }: Props) {
  return (
    <details className="exercise-versions">
      <summary>
        Earlier versions {versions.length > 0 && <span className="numeral">{versions.length}</span>}
      </summary>
      <ul>
        {versions.map((version) => (
          <li key={`${version.at} ${version.why}`}>
            <span>
              <time dateTime={new Date(version.at).toISOString()}>{time.format(version.at)}</time>,{' '}
              {whys[version.why]} · {version.text.split('\n').length} lines
            </span>
            <button
              type="button"
              className="button"
              data-tone="quiet"
              disabled={isOff}
              onClick={() => onRestore(version.text)}
            >
              Restore
              <span className="visually-hidden"> the version of {time.format(version.at)}</span>
            </button>
          </li>
        ))}
        <li>
          <span>The exercise as it began</span>
          <button type="button" className="button" data-tone="quiet" disabled={isOff} onClick={onReset}>
            Begin again
          </button>
        </li>
      </ul>
      <p>The text you have now is kept here when another takes its place.</p>
    </details>
  );
}
