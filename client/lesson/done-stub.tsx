import { eventOf } from '../timeline/timeline-view.ts';
import { usePlayed } from '../timeline/use-played.ts';
import { BeatPart } from './beat-part.tsx';
import type { BeatView } from './lesson-view.ts';
import { OutcomeStub } from './outcome-stub.tsx';

type Props = {
  view: BeatView;
  /** Which part of a mistake it is; null for one that is none. */
  part: string | null;
  onOpen: () => void;
};

/** A beat folded to a line: what was done, and what came of it. A press opens it again, and leads to its moment. */
export function DoneStub({ view: { beat, isDone, resultAt }, part, onOpen }: Props) {
  const events = usePlayed();
  const result = resultAt === null ? null : eventOf(events, resultAt);
  return (
    <button type="button" className="roll-done" aria-expanded="false" onClick={onOpen}>
      <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
        {isDone ? <path d="M2.500 8.500 6.500 12.500 13.500 4" /> : <circle cx="8" cy="8" r="5" />}
      </svg>
      <span>
        <BeatPart part={part} beat={beat} />
        {isDone && <span className="visually-hidden">{result ? ', done: ' : ', done'}</span>}
      </span>
      {result && <OutcomeStub event={result} />}
    </button>
  );
}
