import type { RoomVote } from '#shared/api/room-api.ts';
import type { ShowChange } from '#shared/show/change-show.ts';
import { VoteBars } from '../room/vote-bars.tsx';

type Props = { votes: readonly RoomVote[]; change: (change: ShowChange) => void };

/** What rooms have said of a show that is being made, and the way to leave it out. */
export function EditorVotes({ votes, change }: Props) {
  if (votes.length === 0) return null;
  return (
    <section className="show-editor-votes" aria-labelledby="show-votes">
      <h2 id="show-votes">What a room said</h2>
      <p>
        On the stage it is seen by a press, at the event after which it was asked. There are counts in it and
        no names.
      </p>
      <ol>
        {votes.map(({ after, text, options, counts }, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the same may have been asked twice; its place is what it is called by.
          <li key={place} className="ticket">
            <p className="eyebrow">{after === 0 ? 'Before the first event' : `After event ${after}`}</p>
            <p>{text}</p>
            <VoteBars options={options} counts={counts} />
            <button
              type="button"
              className="button"
              data-tone="quiet"
              aria-label={`Leave out: ${text}`}
              onClick={() => change({ type: 'forget vote', vote: place })}
            >
              Leave it out
            </button>
          </li>
        ))}
      </ol>
    </section>
  );
}
