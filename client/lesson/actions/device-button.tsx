import { useState } from 'react';
import { toDeviceRequest } from '#shared/content/control-action.ts';
import type { ActionOf } from '#shared/content/lesson.ts';
import { PlayedAnswer } from '../../controls/played-answer.tsx';
import { ReportView } from '../../controls/report-view.tsx';
import { browserTicketOf } from '../../controls/ticket-holders.ts';
import { useAnswer } from '../../controls/use-answer.ts';
import { useControl } from '../../controls/use-control.ts';
import { useLatestWorld } from '../../controls/use-latest-world.ts';
import { Who } from '../../diagram/who.tsx';
import { sendFromNamed } from '../../requests/controls-api.ts';
import { useTimeline } from '../../timeline/timeline-provider.tsx';
import { lastNumberOf } from '../../timeline/timeline-view.ts';

type Props = { sandboxId: string; action: ActionOf<'device'> };

/** Has somebody else send one real request: another device, a thief, an admin, with a jar of their own. */
export function DeviceButton({ sandboxId, action }: Props) {
  const { run, busy, report, isOff } = useControl();
  const newest = useTimeline(({ context }) => lastNumberOf(context));
  const [askedAt, setAskedAt] = useState(Number.POSITIVE_INFINITY);
  const answer = useAnswer(action, askedAt);
  const wanted = toDeviceRequest(action, browserTicketOf(useLatestWorld()));
  const act = async () => {
    if (!wanted || isOff) return;
    setAskedAt(newest);
    await run('act', () => sendFromNamed(sandboxId, wanted.device, wanted.request));
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
        {answer && <PlayedAnswer answer={answer} />}
      </div>
      <ReportView report={report} />
    </div>
  );
}
