import { seeNewest } from '../../diagram/see-in-diagram.ts';
import '../../controls/outcome-answer.css';
import { homeOf } from '../../page/addresses.ts';
import { useTimeline } from '../../timeline/timeline-provider.tsx';
import { findRedirect } from './find-redirect.ts';
import type { Outcome } from './send-request.ts';
import { SessionFate } from './session-fate.tsx';

/** What came of a request: the status, what the server said, and the way to a page. */
export function OutcomeView({ sandboxId, outcome }: { sandboxId: string; outcome: Outcome | null }) {
  return (
    <div className="outcome" role="status" aria-label="Answer">
      {outcome?.state === 'failed' && <p className="trouble">{outcome.message}</p>}
      {outcome?.state === 'answered' && (
        <p className="outcome-answer" data-good={outcome.status < 400}>
          {outcome.redirected ? <SentOn outcome={outcome} /> : <Status of={outcome} />}
          {outcome.text !== '' && <code>{outcome.text}</code>}
          {/session expired/i.test(outcome.text) && <SessionFate />}
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

type Answered = Extract<Outcome, { state: 'answered' }>;

function Status({ of: { status, reason } }: { of: Pick<Answered, 'status' | 'reason'> }) {
  return (
    <b>
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
