import { useState } from 'react';
import type { RoomVote } from '#shared/api/room-api.ts';
import { VoteBars } from '../room/vote-bars.tsx';
import { useTimeline } from '../timeline/timeline-provider.tsx';
import { shownNumber } from '../timeline/timeline-view.ts';
import './show-notes.css';

/** What a room has said at the event that is shown, for whoever asks: another room may be about to be asked the same. */
export function SaidThen({ votes }: { votes: ReadonlyMap<number, readonly RoomVote[]> }) {
  const number = useTimeline(({ context }) => shownNumber(context));
  const here = votes.get(number);
  // With a key of its own each event begins with its bars hidden.
  return here ? <Said key={number} votes={here} /> : null;
}

function Said({ votes }: { votes: readonly RoomVote[] }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <div className="show-notes">
      <button
        type="button"
        className="button"
        data-tone="quiet"
        aria-expanded={isOpen}
        onClick={() => setOpen((was) => !was)}
      >
        What a room said
      </button>
      {isOpen && (
        <aside aria-label="What a room said">
          {votes.map(({ text, options, counts }, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the same may have been asked twice, and nothing moves.
            <section key={place}>
              <p className="show-notes-text">{text}</p>
              <VoteBars options={options} counts={counts} />
            </section>
          ))}
        </aside>
      )}
    </div>
  );
}
