import './late-trouble.css';
import { type LateFailure, tellLate } from './late-error.ts';

type Props = {
  /** What is missing: *the desk*. */
  what: string;
  failure: LateFailure;
  isTrying?: boolean;
  /** Asks for it once more; not there where that would not help. */
  again?: () => void;
};

/** In the place of something that could not be fetched: why, and another try. */
export function LateTrouble({ what, failure, isTrying = false, again }: Props) {
  return (
    <div className="trouble late-trouble">
      <p role="alert">{tellLate(what, failure)}</p>
      {failure === 'unreachable' ? (
        <button
          type="button"
          className="button"
          aria-disabled={isTrying}
          onClick={() => isTrying || again?.()}
        >
          {isTrying ? 'Trying…' : 'Try again'}
        </button>
      ) : (
        <button type="button" className="button" onClick={() => location.reload()}>
          Reload
        </button>
      )}
    </div>
  );
}
