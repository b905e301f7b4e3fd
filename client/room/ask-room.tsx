import type { NewQuestion } from '#shared/api/room-api.ts';
import './ask-room.css';
import { mostSaid } from './most-said.ts';
import { askRoom, closeQuestion, takeQuestionAway } from './room-api.ts';
import { useRoom, useRoomChange } from './use-room.ts';
import { VoteBars } from './vote-bars.tsx';

export type AskRoomProps = {
  sandboxId: string;
  question: NewQuestion;
  /** Hears which answer most have given, by its place, once the question is closed; what comes then is really run. */
  onSaid: (place: number) => void;
};

/** Puts a question to the room that is open: phones vote, and nobody sees how before it is closed. Nothing where none is open that is run from here. */
export function AskRoom({ sandboxId, question, onSaid }: AskRoomProps) {
  const room = useRoom(sandboxId);
  const { change, isBusy, refusal } = useRoomChange(sandboxId);
  if (!room?.presents) return null;
  const put = room.question?.name === question.name ? room.question : null;
  const button = (label: string, press: () => void) => (
    <button type="button" className="button ask-room-button" aria-disabled={isBusy} onClick={press}>
      {label}
    </button>
  );
  const close = async () => {
    const counts = (await change(() => closeQuestion(sandboxId)))?.room?.question?.counts;
    const place = counts ? mostSaid(counts) : null;
    if (place !== null) onSaid(place);
  };
  return (
    <section className="ask-room" aria-label="The room">
      {!put && button('Ask the room', () => void change(() => askRoom(sandboxId, question)))}
      {put && put.counts === null && (
        <>
          <p role="status">{`${put.votes} of ${room.here} have voted.`}</p>
          {button('Close the vote', () => void close())}
        </>
      )}
      {put?.counts && (
        <>
          <VoteBars options={put.options} counts={put.counts} />
          {button('Take it off their screens', () => void change(() => takeQuestionAway(sandboxId)))}
        </>
      )}
      {refusal && (
        <p className="trouble" role="alert">
          {refusal}
        </p>
      )}
    </section>
  );
}
