import { type KeyboardEvent, type MouseEvent, useLayoutEffect, useRef, useState } from 'react';
import { useFetchAhead } from '../late/use-fetch-ahead.ts';
import './drawer.css';
import { isFreeEscape } from '../page/is-free-escape.ts';
import { LatePanels } from './late-panels.tsx';
import { usePanelList } from './panel-list.ts';
import { usePanels } from './panels-context.tsx';

/** The page can be used by then, in milliseconds, and nobody has read what they are to look at in a panel. */
const FETCH_AFTER_MS = 1000;

/**
 * The panels of a lesson: out of the way until somebody asks for one. Shut it is a strip of their names. What it shows
 * is laid out only while it is open.
 */
export function Drawer() {
  const { shown, place } = usePanels();
  const isOpen = shown !== null;
  useFetchAhead(LatePanels, FETCH_AFTER_MS);
  return (
    <>
      <Strip isHidden={isOpen && place !== 'covers'} />
      {isOpen && (place === 'covers' ? <CoveringDrawer /> : <StandingDrawer />)}
    </>
  );
}

/** The names of the panels, one beneath the other. It stays while the drawer is open: the focus comes back here. */
function Strip({ isHidden }: { isHidden: boolean }) {
  const { open, shown } = usePanels();
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for what can be filled in.
    <div className="drawer-strip" role="group" aria-label="Look inside" hidden={isHidden}>
      {usePanelList().map(({ value, label }) => (
        <button
          key={value}
          type="button"
          className="drawer-name"
          aria-expanded={shown === value}
          onClick={() => open(value)}
        >
          {label}
        </button>
      ))}
    </div>
  );
}

/** Beside the picture, none of which it covers. */
function StandingDrawer() {
  const { close } = usePanels();
  const drawer = useRef<HTMLElement>(null);
  // Whoever opened it from the strip is led in; whoever chose an arrow or a word goes on from there.
  const [isFromStrip] = useState(() => document.activeElement?.closest('.drawer-strip') instanceof Element);
  useLayoutEffect(() => {
    const { current } = drawer;
    const opener = document.activeElement;
    return () => {
      const isInside = current?.contains(document.activeElement) ?? false;
      // When the strip can be seen again.
      if (isInside) queueMicrotask(() => opener instanceof HTMLElement && opener.focus());
    };
  }, []);
  const closeByKey = (event: KeyboardEvent) => {
    if (!isFreeEscape(event)) return;
    event.preventDefault();
    close();
  };
  return (
    <section className="workspace-panels" aria-label="Details" ref={drawer} onKeyDown={closeByKey}>
      <LatePanels onClose={close} takesFocus={isFromStrip} />
    </section>
  );
}

/** Over all of the picture, where there is no room for both. */
function CoveringDrawer() {
  const { close } = usePanels();
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    const { current } = dialog;
    current?.showModal();
    // Closed before it goes, or the focus would not find back to where it was.
    return () => current?.close();
  }, []);
  // The dialog itself is only hit outside its content: on its backdrop.
  const closeOutside = ({ target, currentTarget }: MouseEvent<HTMLDialogElement>) => {
    if (target === currentTarget) close();
  };
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: a dialog is closed by Escape already.
    <dialog
      ref={dialog}
      className="workspace-panels"
      aria-label="Details"
      onClick={closeOutside}
      // It tells a closing late: by then it may be open again.
      onClose={({ currentTarget }) => currentTarget.open || close()}
    >
      <LatePanels onClose={close} takesFocus />
    </dialog>
  );
}
