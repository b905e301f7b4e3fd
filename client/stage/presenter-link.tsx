import type { MouseEvent } from 'react';
import type { Presented } from './presented.ts';

/** Opens the presenter's window, or brings the one forward that is open. @returns false where the browser allows no window */
export const openPresenter = ({ channel, href }: Presented): boolean =>
  window.open(href, `coat-check-presenter-${channel}`, 'popup,width=1280,height=800') !== null;

/** The way to the window that stays on the presenter's own screen. */
export function PresenterLink({ of }: { of: Presented }) {
  const open = (event: MouseEvent) => {
    // Asked for in a tab of its own, or refused: the browser follows the link as any other.
    const isPlain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey;
    if (isPlain && openPresenter(of)) event.preventDefault();
  };
  return (
    <a
      className="button"
      data-tone="quiet"
      href={of.href}
      target="_blank"
      rel="noreferrer"
      aria-keyshortcuts="N"
      title="The presenter’s window (N)"
      onClick={open}
    >
      Presenter
    </a>
  );
}
