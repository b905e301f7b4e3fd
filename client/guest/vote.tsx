import { useId, useState } from 'react';
import type { RoomQuestion } from '#shared/api/room-api.ts';
import { sendVote } from '../room/room-api.ts';
import { useIsRun } from '../room/use-is-run.ts';
import { VoteBars } from '../room/vote-bars.tsx';
import './vote.css';

type Props = {
  code: string;
  question: RoomQuestion;
  /** The place of what was answered before this page was opened; null where that is nothing. */
  said: number | null;
  /** Number of the event that the stage shows. */
  shown: number;
};

/**
 * What the room is asked: to be answered until it is closed, and then to be compared with what the others said. Once it is run it
 * is a line to open, for the picture is what is to be seen.
 */
export function Vote({ code, question, said, shown }: Props) {
  const { id, text, options, counts } = question;
  const name = useId();
  const isRun = useIsRun(question, shown);
  const [mine, setMine] = useState(said);
  const [taken, setTaken] = useState(said);
  const [refusal, setRefusal] = useState<string | null>(null);
  const say = async (place: number) => {
    setMine(place);
    const answer = await sendVote(code, id, place);
    setRefusal(answer.ok ? null : answer.refusal.message);
    if (answer.ok) setTaken(place);
  };
  if (counts && isRun) {
    return (
      <section className="vote" aria-label="Question to the room">
        <details>
          <summary>What the room said</summary>
          <p className="vote-text">{text}</p>
          <VoteBars options={options} counts={counts} mine={taken} />
        </details>
      </section>
    );
  }
  return (
    <section className="vote" aria-label="Question to the room">
      {counts ? (
        <>
          <p className="vote-text">{text}</p>
          <VoteBars options={options} counts={counts} mine={taken} />
        </>
      ) : (
        <fieldset>
          <legend className="vote-text">{text}</legend>
          {options.map((option, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: an answer is its place.
            <label key={place}>
              <input type="radio" name={name} checked={mine === place} onChange={() => void say(place)} />
              <span>{option}</span>
            </label>
          ))}
        </fieldset>
      )}
      <p role="status">
        {refusal ??
          (counts
            ? 'Closed. Now it is really run: look at the picture.'
            : taken === null
              ? 'Nobody sees who said what.'
              : 'Your answer is in. You may change it until the presenter closes the vote.')}
      </p>
    </section>
  );
}
