import type { FullScreen } from './use-full-screen.ts';
import './full-screen-button.css';

/** Fills the screen with the stage; not there where the browser cannot. */
export function FullScreenButton({ canBe, is, isRefused, toggle }: FullScreen) {
  if (!canBe) return null;
  const label = is ? 'Leave full screen' : 'Full screen';
  return (
    <>
      <button
        type="button"
        className="button full-screen"
        data-tone="quiet"
        aria-keyshortcuts="F"
        title={`${label} (F)`}
        onClick={toggle}
      >
        <svg viewBox="0 0 16 16" aria-hidden="true">
          <path
            d={is ? 'M6 2v4H2M10 2v4h4M6 14v-4H2M10 14v-4h4' : 'M2 6V2h4M14 6V2h-4M2 10v4h4M14 10v4h-4'}
            fill="none"
            stroke="currentColor"
            strokeWidth="1.5"
            strokeLinecap="round"
            strokeLinejoin="round"
          />
        </svg>
        <span>{label}</span>
      </button>
      {isRefused && (
        <p className="full-screen-refused" role="status">
          Could not fill the screen: the browser does not allow it here. Its own menu may.
        </p>
      )}
    </>
  );
}
