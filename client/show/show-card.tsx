import { useEffect, useRef } from 'react';
import { Link } from 'wouter';
import type { Show } from '#shared/show/show.ts';
import './show-card.css';

type Props = {
  show: Show;
  /** What the room is asked before the first event. */
  question: string | null;
  home: string;
  /** Whether a window for the presenter's own screen can be opened. */
  hasPresenter: boolean;
  onBegin: () => void;
};

/** What begins a show, besides a press of its button: the key of a presenter's remote, and those beside it. */
const beginning = ['PageDown', 'ArrowRight', 'ArrowDown', ' '];

/** The title of a show, until somebody begins it. */
export function ShowCard({ show, question, home, hasPresenter, onBegin }: Props) {
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => button.current?.focus(), []);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.altKey || event.ctrlKey || event.metaKey) return;
      // The stage beneath hears no keys but those that fill the screen and open the presenter's window.
      if (!/^[fn]$/i.test(event.key)) event.stopPropagation();
      if (!beginning.includes(event.key)) return;
      event.preventDefault();
      onBegin();
    };
    window.addEventListener('keydown', onKeyDown, { capture: true });
    return () => window.removeEventListener('keydown', onKeyDown, { capture: true });
  }, [onBegin]);
  return (
    <div className="show-card">
      <div className="show-card-words">
        <p className="eyebrow">A show</p>
        <h1>{show.title}</h1>
        {show.about && <p className="show-card-about">{show.about}</p>}
        {question && <p className="show-card-question">{question}</p>}
        <div className="actions-row">
          <button type="button" className="button" data-tone="main" ref={button} onClick={onBegin}>
            Begin
          </button>
          <Link className="button" data-tone="quiet" href={home}>
            Not now
          </Link>
        </div>
        <p className="show-card-keys" translate="no">
          <kbd>Page down</kbd> or <kbd>→</kbd> leads on, from here to the end. <kbd>F</kbd> fills the screen.
          {hasPresenter && (
            <>
              {' '}
              <kbd>N</kbd> opens a window with your notes.
            </>
          )}
        </p>
      </div>
    </div>
  );
}
