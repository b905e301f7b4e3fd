import type { TraceEventOf } from '#shared/trace/event.ts';
import { seeNewest } from '../../diagram/see-in-diagram.ts';
import '../../controls/outcome-answer.css';
import { RefusalFate } from '../../controls/refusal-fate.tsx';
import { homeOf } from '../../page/addresses.ts';
import { useTimeline } from '../../timeline/timeline-provider.tsx';
import { findRedirect } from './find-redirect.ts';
import type { Outcome } from './send-request.ts';

/** What came of a request: the status, what the server said, and the way to a page. */
export function OutcomeView({ sandboxId, outcome }: { sandboxId: string; outcome: Outcome | null }) {
  return (
    <div className="outcome" role="status" aria-label="Answer">
      {outcome?.state === 'failed' && <p className="trouble">{outcome.message}</p>}
      {outcome?.state === 'answered' && (
        <p className="outcome-answer" data-good={outcome.status < 400}>
          {outcome.redirected ? <SentOn outcome={outcome} /> : <Status of={outcome} />}
          {outcome.text !== '' && <code>{outcome.text}</code>}
          {/session expired|no session of this site/i.test(outcome.text) && <OwnRefusal />}
          <button type="button" className="outcome-drawn link-button" onClick={seeNewest}>
            See it drawn
          </button>
          {outcome.isPage && (
            <a href={homeOf(sandboxId) + outcome.path.slice(1)} target="_blank" rel="noreferrer">
              {outcome.path === '/dashboard' ? 'Open the dashboard itself' : 'Open the page itself'}
            </a>
          )}
        </p>
      )}
    </div>
  );
}

/** The answer by which this browser was last refused, which is the one that is shown. */
function OwnRefusal() {
  const refusal = useTimeline(({ context }) =>
    context.events.findLast(
      (event): event is TraceEventOf<'response'> =>
        event.type === 'response' && event.status === 401 && event.actor.kind === 'browser',
    ),
  );
  return refusal && <RefusalFate refusal={refusal} />;
}

type Answered = Extract<Outcome, { state: 'answered' }>;

function Status({ of: { status, reason } }: { of: Pick<Answered, 'status' | 'reason'> }) {
  return (
    <b translate="no">
      <span className="numeral">{status}</span> {reason}
    </b>
  );
}

/** What the server itself answered, and then what the browser met where it was sent. */
function SentOn({ outcome }: { outcome: Answered }) {
  const redirect = useTimeline(({ context }) => findRedirect(context.events, outcome.path));
  return (
    <>
      {redirect ? <Status of={redirect} /> : <b>Sent on</b>}
      <span>
        Sent on to <code>{outcome.path}</code>, where the browser went by itself and got {outcome.status}{' '}
        {outcome.reason}.
      </span>
    </>
  );
}
