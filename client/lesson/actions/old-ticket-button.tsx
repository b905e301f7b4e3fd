import { useState } from 'react';
import { actionRequest } from '#shared/content/action-request.ts';
import { lastEndedSession } from '#shared/content/last-ended-session.ts';
import type { Action } from '#shared/content/lesson.ts';
import { homeOf } from '../../page/addresses.ts';
import { useFilm, useTimeline } from '../../timeline/timeline-provider.tsx';
import { CurlCommand } from './curl-command.tsx';
import { OutcomeView } from './outcome-view.tsx';
import { putTicket, takeTicketBack } from './page-cookies.ts';
import { useRequest } from './use-request.ts';

type Props = { sandboxId: string; action: Extract<Action, { type: 'old-ticket' }> };

/** Puts the id of the last ended session back into the browser's jar, asks with it, and takes it out again. */
export function OldTicketButton({ sandboxId, action }: Props) {
  const events = useTimeline(({ context }) => context.events);
  const oldSession = lastEndedSession(useFilm().at(events, Number.POSITIVE_INFINITY));
  const { send, isPending, outcome } = useRequest(sandboxId);
  const [refused, setRefused] = useState(false);
  const request = actionRequest(action, { form: { username: '', password: '' }, oldSession });

  const show = async () => {
    if (!request || oldSession === null || isPending) return;
    const path = homeOf(sandboxId);
    const isInJar = putTicket(oldSession, path);
    setRefused(!isInJar);
    if (!isInJar) return;
    try {
      await send(request);
    } finally {
      takeTicketBack(path);
    }
  };

  return (
    <div className="ticket action" data-participant="browser">
      <div className="action-main">
        <button
          type="button"
          className="button"
          data-tone="main"
          aria-disabled={isPending || oldSession === null}
          onClick={show}
        >
          {action.label}
        </button>
        <code className="action-route">{action.route}</code>
      </div>
      {oldSession === null && (
        <p className="action-note">No session has ended here yet: log in, then log out first.</p>
      )}
      {refused && (
        <p className="trouble" role="alert">
          Could not put the old ticket back: a live one is in the jar, and the browser lets no script
          overwrite a cookie with HttpOnly. Log out first, then try again.
        </p>
      )}
      <OutcomeView sandboxId={sandboxId} outcome={refused ? null : outcome} />
      <CurlCommand sandboxId={sandboxId} request={request} />
    </div>
  );
}
