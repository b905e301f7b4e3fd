import { useState } from 'react';
import type { Chapter } from '#shared/trace/chapter.ts';
import { placeOfEvent } from '../diagram/place-of-event.ts';
import { useTimeline } from '../timeline/timeline-provider.tsx';
import { shownNumber } from '../timeline/timeline-view.ts';
import './show-notes.css';

type Props = {
  chapters: readonly Chapter[];
  /** One for each chapter. */
  notes: readonly string[];
};

/** What whoever presents has noted for the chapter that is shown, for whoever asks: a room sees this screen too. */
export function ShowNotes({ chapters, notes }: Props) {
  const [isOpen, setOpen] = useState(false);
  const place = useTimeline(({ context }) => placeOfEvent(chapters, shownNumber(context)));
  if (notes.every((note) => note === '')) return null;
  return (
    <div className="show-notes">
      <button
        type="button"
        className="button"
        data-tone="quiet"
        aria-expanded={isOpen}
        onClick={() => setOpen((was) => !was)}
      >
        Notes
      </button>
      {isOpen && (
        <aside aria-label="Notes">
          <p className="eyebrow">{chapters[place]?.title}</p>
          <p className="show-notes-text">{notes[place] || 'Nothing is noted here.'}</p>
        </aside>
      )}
    </div>
  );
}
