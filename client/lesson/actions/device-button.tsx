import { useState } from 'react';
import { toDeviceRequest } from '#shared/lesson/house-action.ts';
import type { ActionOf } from '#shared/lesson/lesson.ts';
import { browserTicketOf } from '../../desk/browser-ticket.ts';
import { ReportView } from '../../desk/report-view.tsx';
import { useErrand } from '../../desk/use-errand.ts';
import { useLatestWorld } from '../../desk/use-latest-world.ts';
import { Who } from '../../panels/who.tsx';
import { sendFromNamed } from '../../sandbox/house-api.ts';

type Props = { sandboxId: string; action: ActionOf<'device'> };

/** Has somebody else send one real request: another device, a thief, an admin, with a jar of their own. */
export function DeviceButton({ sandboxId, action }: Props) {
  const { run, busy, report, isOff } = useErrand();
  const [status, setStatus] = useState<number | null>(null);
  const wanted = toDeviceRequest(action, browserTicketOf(useLatestWorld()));
  const act = async () => {
    if (!wanted) return;
    setStatus(null);
    const answer = await run('act', () => sendFromNamed(sandboxId, wanted.device, wanted.request));
    if (answer?.ok) setStatus(answer.value.status);
  };
  return (
    <div className="ticket action" data-participant={action.kind}>
      <div className="action-main">
        <button
          type="button"
          className="button"
          data-tone="main"
          aria-disabled={isOff || wanted === null}
          onClick={act}
        >
          {busy === null ? action.label : 'One moment…'}
        </button>
        <span className="action-route">
          <Who kind={action.kind} name={action.name} /> <code>{action.route}</code>
        </span>
      </div>
      {wanted === null && (
        <p className="action-note">Your browser has no ticket that could be copied: log in first.</p>
      )}
      <div className="outcome" role="status" aria-label="Answer">
        {status !== null && (
          <p className="outcome-answer" data-good={status < 400}>
            <b className="numeral">{status}</b> <span>was the answer to {action.name}.</span>
          </p>
        )}
      </div>
      <ReportView report={report} />
    </div>
  );
}
