import { type MouseEvent, useRef, useState } from 'react';
import { DeskPanel } from '../panels/desk/desk-panel.tsx';
import './desk-drawer.css';

/** The desk where there are no panels: a drawer that comes out from the side. */
export function DeskDrawer() {
  const dialog = useRef<HTMLDialogElement>(null);
  const [isOpen, setOpen] = useState(false);
  const open = () => {
    setOpen(true);
    dialog.current?.showModal();
  };
  // The dialog itself is only hit outside its content: on its backdrop.
  const closeOutside = ({ target, currentTarget }: MouseEvent<HTMLDialogElement>) => {
    if (target === currentTarget) currentTarget.close();
  };
  return (
    <>
      <button
        type="button"
        className="button desk-open"
        data-tone="quiet"
        aria-haspopup="dialog"
        onClick={open}
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
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes a dialog by itself. */}
      <dialog
        ref={dialog}
        className="desk-drawer"
        aria-label="Desk"
        onClick={closeOutside}
        onClose={() => setOpen(false)}
      >
        <div className="desk-drawer-content">
          <header>
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
          </header>
          {isOpen && <DeskPanel />}
        </div>
      </dialog>
    </>
  );
}
