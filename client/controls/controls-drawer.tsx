import { type KeyboardEvent, type MouseEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { ControlsPanel } from './controls-panel.tsx';
import './controls-drawer.css';

/** From here on the page has room for both; `controls-drawer.css` knows it too. */
const hasRoom = '(min-width: 88rem)';

/** Beside the page, or over it. Keys have to know which. */
const lay = (dialog: HTMLDialogElement, isBeside: boolean) => {
  dialog.toggleAttribute('data-beside', isBeside);
  if (isBeside) dialog.show();
  else dialog.showModal();
};

/**
 * The desk where there are no panels: a drawer that comes out from the side. Where there is room it stands beside the
 * page, so that a room full of people sees what each press of a button causes; else it lies over the page. `children` come first.
 */
export function ControlsDrawer({ children }: { children?: ReactNode }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [isOpen, setOpen] = useState(false);
  const open = () => {
    setOpen(true);
    if (dialog.current) lay(dialog.current, matchMedia(hasRoom).matches);
  };
  // Zoomed in, or a window made narrower: what stood beside the page would cover it.
  useEffect(() => {
    const room = matchMedia(hasRoom);
    const moveOver = () => {
      const { current } = dialog;
      if (!current?.open) return;
      current.close();
      lay(current, room.matches);
    };
    room.addEventListener('change', moveOver);
    return () => room.removeEventListener('change', moveOver);
  }, []);
  useEffect(() => {
    document.documentElement.classList.toggle('has-controls', isOpen);
    return () => document.documentElement.classList.remove('has-controls');
  }, [isOpen]);
  // A dialog that lies over the page is closed by Escape already.
  const closeByKey = ({ key, currentTarget }: KeyboardEvent<HTMLDialogElement>) => {
    if (key === 'Escape') currentTarget.close();
  };
  // The dialog itself is only hit outside its content: on its backdrop.
  const closeOutside = ({ target, currentTarget }: MouseEvent<HTMLDialogElement>) => {
    if (target === currentTarget) currentTarget.close();
  };
  return (
    <>
      <button
        type="button"
        className="button controls-open"
        data-tone="quiet"
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        onClick={() => (isOpen ? dialog.current?.close() : open())}
      >
        <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
          <path
            d="M2 12.5h12M3.5 12a4.5 4.5 0 0 1 9 0M8 7.500V5.200M6.800 4.700h2.400"
            fill="none"
            stroke="currentColor"
            strokeWidth="1.5"
            strokeLinecap="round"
          />
        </svg>
        Desk
      </button>
      <dialog
        ref={dialog}
        className="controls-drawer"
        aria-label="Desk"
        onClick={closeOutside}
        onKeyDown={closeByKey}
        onClose={({ currentTarget }) => setOpen(currentTarget.open)}
      >
        <div className="controls-drawer-content">
          {/* No header element: within the page's own it would be a second banner. */}
          <div className="controls-drawer-head">
            <p className="eyebrow">Desk</p>
            <button
              type="button"
              className="button"
              data-tone="quiet"
              aria-label="Close"
              onClick={() => dialog.current?.close()}
            >
              <span aria-hidden="true">✕</span>
            </button>
          </div>
          {isOpen && children}
          {isOpen && <ControlsPanel />}
        </div>
      </dialog>
    </>
  );
}
