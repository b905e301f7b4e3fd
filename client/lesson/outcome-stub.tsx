import type { TraceEvent } from '#shared/trace/event.ts';
import { tellOutcome } from '#shared/trace/tell-outcome.ts';
import { usePlayed } from '../timeline/use-played.ts';
import './outcome-stub.css';

/** What something came to, in two words. Its shape says whether somebody was served, its colour what that means. */
export function OutcomeStub({ event }: { event: TraceEvent }) {
  const events = usePlayed();
  const outcome = tellOutcome(event, events);
  if (!outcome) return null;
  return (
    <span className="outcome-stub" data-kind={outcome.kind} data-meaning={outcome.meaning ?? undefined}>
      {outcome.status !== null && (
        <b className="numeral" translate="no">
          {`${outcome.status} `}
        </b>
      )}
      <span>{outcome.words}</span>
    </span>
  );
}
