import type { OpenRoom } from '#shared/api/room-api.ts';
import './ask-room.css';
import { takeQuestionAway } from './room-api.ts';
import { useRoomChange } from './use-room.ts';
import { VoteBars } from './vote-bars.tsx';

type Props = { sandboxId: string; room: OpenRoom; question: NonNullable<OpenRoom['question']> };

/** At the desk: what the room is being asked, and the way to take it off its screens, wherever its presenter is by now. */
export function PutQuestion({ sandboxId, room, question }: Props) {
  const { change, isBusy, refusal } = useRoomChange(sandboxId);
  const { text, options, counts, votes } = question;
  return (
    <section className="ask-room" aria-label="What the room is asked">
      <p>{text}</p>
      {counts ? (
        <VoteBars options={options} counts={counts} />
      ) : (
        <p>{`${votes} of ${room.here} have voted.`}</p>
      )}
      <button
        type="button"
        className="button ask-room-button"
        aria-disabled={isBusy}
        onClick={() => void change(() => takeQuestionAway(sandboxId))}
      >
        Take it off their screens
      </button>
      {refusal && (
        <p className="trouble" role="alert">
          {refusal}
        </p>
      )}
    </section>
  );
}
