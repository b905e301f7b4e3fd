import { useIsRun } from '../room/use-is-run.ts';
import { useRoom } from '../room/use-room.ts';
import { VoteBars } from '../room/vote-bars.tsx';
import { useTimelineAtOnce } from '../timeline/timeline-provider.tsx';
import { shownNumber } from '../timeline/timeline-view.ts';
import './stage-question.css';

/**
 * What the room is asked, for everybody to read: its answers, how many have voted, and once it is closed what was said. It makes
 * way for the picture as soon as it is run.
 */
export function StageQuestion({ sandboxId }: { sandboxId: string }) {
  const room = useRoom(sandboxId);
  const question = room?.question ?? null;
  const isRun = useIsRun(
    question,
    useTimelineAtOnce(({ context }) => shownNumber(context)),
  );
  if (!room || !question || isRun) return null;
  const { text, options, counts, votes } = question;
  return (
    <section className="stage-question" aria-label="Question to the room">
      <p className="stage-question-text">{text}</p>
      {counts ? (
        <VoteBars options={options} counts={counts} />
      ) : (
        <>
          <ul>
            {options.map((option, place) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: an answer is its place.
              <li key={place}>{option}</li>
            ))}
          </ul>
          <p role="status">{`${votes} of ${room.here} have voted.`}</p>
        </>
      )}
    </section>
  );
}
