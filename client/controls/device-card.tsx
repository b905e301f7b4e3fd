import { useState } from 'react';
import type { DeviceRequest } from '#shared/api/sandbox-api.ts';
import type { Actor } from '#shared/trace/event.ts';
import { Who } from '../diagram/who.tsx';
import { sendFromDevice } from '../requests/controls-api.ts';
import { useTimeline } from '../timeline/timeline-provider.tsx';
import { lastNumberOf } from '../timeline/timeline-view.ts';
import { useLatestWorld } from '../timeline/use-played.ts';
import { LoginChoice } from './login-choice.tsx';
import { PlayedAnswer } from './played-answer.tsx';
import { ReportView } from './report-view.tsx';
import { tokenHoldersOf } from './ticket-holders.ts';
import { TicketToTake } from './ticket-to-take.tsx';
import { useAnswer } from './use-answer.ts';
import { useControl } from './use-control.ts';

const requests: readonly { label: string; request: DeviceRequest }[] = [
  { label: 'Look up', request: { method: 'GET', path: '/api/protected' } },
  { label: 'Open the dashboard', request: { method: 'GET', path: '/dashboard' } },
  { label: 'Log out', request: { method: 'POST', path: '/api/logout' } },
];

/** What can be asked of a device only while it holds a token. A thief takes his anew each time. */
const withToken: typeof requests = [
  { label: 'Look up with the token', request: { method: 'GET', path: '/api/token/protected' } },
  { label: 'Throw the token away', request: { method: 'POST', path: '/api/token/logout' } },
];

/** One simulated device, and what it can be asked to do. */
export function DeviceCard({ sandboxId, device }: { sandboxId: string; device: Actor }) {
  const { run, busy, report, isOff } = useControl();
  const holders = tokenHoldersOf(useLatestWorld());
  const holdsToken = device.kind !== 'attacker' && holders.some(({ actor }) => actor.id === device.id);
  const newest = useTimeline(({ context }) => lastNumberOf(context));
  // Until something is asked here, the last answer of all.
  const [askedAt, setAskedAt] = useState<number | null>(null);
  const answer = useAnswer(device, askedAt);
  const send = (label: string, request: DeviceRequest) => {
    if (isOff) return;
    setAskedAt(newest);
    void run(label, () => sendFromDevice(sandboxId, device.id, request));
  };
  const button = (label: string, request: DeviceRequest | null) => (
    <button
      key={label}
      type="button"
      className="button controls-button"
      aria-disabled={isOff || request === null}
      onClick={() => request && send(label, request)}
    >
      {busy === label ? 'Asking…' : label}
    </button>
  );

  return (
    <article className="controls-device" data-participant={device.kind} aria-label={device.name}>
      <h3>
        <Who kind={device.kind} name={device.name} />
      </h3>
      {device.kind === 'attacker' ? (
        <TicketToTake thief={device} button={button} />
      ) : (
        <LoginChoice
          first={device.kind === 'admin' ? 'admin' : 'ada'}
          button={(login) => (
            <>
              {button('Log in', { method: 'POST', path: '/api/login', json: { ...login } })}
              {device.kind === 'device' &&
                button('Log in for a token', { method: 'POST', path: '/api/token', json: { ...login } })}
            </>
          )}
        />
      )}
      <div className="controls-buttons">
        {[...requests, ...(holdsToken ? withToken : [])].map(({ label, request }) => button(label, request))}
      </div>
      <div className="controls-report" role="status">
        {answer && <PlayedAnswer answer={answer} />}
      </div>
      <ReportView report={report} />
    </article>
  );
}
