import { useState } from 'react';
import { takeTicket } from '#shared/lesson/house-action.ts';
import type { DeviceRequest } from '#shared/sandbox/api.ts';
import type { Actor } from '#shared/trace/event.ts';
import { Who } from '../panels/who.tsx';
import { sendFromDevice } from '../sandbox/house-api.ts';
import { browserTicketOf } from './browser-ticket.ts';
import { logins } from './logins.ts';
import { ReportView } from './report-view.tsx';
import { useErrand } from './use-errand.ts';
import { useLatestWorld } from './use-latest-world.ts';

const requests: readonly { label: string; request: DeviceRequest }[] = [
  { label: 'Look up', request: { method: 'GET', path: '/api/protected' } },
  { label: 'Open the dashboard', request: { method: 'GET', path: '/dashboard' } },
  { label: 'Log out', request: { method: 'POST', path: '/api/logout' } },
];

/** One simulated device, and what it can be asked to do. */
export function DeviceCard({ sandboxId, device }: { sandboxId: string; device: Actor }) {
  const { run, busy, report, isOff } = useErrand();
  const ticket = browserTicketOf(useLatestWorld());
  const [login, setLogin] = useState(device.kind === 'admin' ? 'admin' : 'ada');
  const send = (label: string, request: DeviceRequest) =>
    run(
      label,
      () => sendFromDevice(sandboxId, device.id, request),
      ({ status }) => `${label}: answered with ${status}.`,
    );
  const button = (label: string, request: DeviceRequest | null) => (
    <button
      key={label}
      type="button"
      className="button desk-button"
      aria-disabled={isOff || request === null}
      onClick={() => request && send(label, request)}
    >
      {busy === label ? 'Asking…' : label}
    </button>
  );
  const chosen = logins.find(({ username }) => username === login) ?? logins[0];

  return (
    <article className="desk-device" data-participant={device.kind} aria-label={device.name}>
      <h3>
        <Who kind={device.kind} name={device.name} />
      </h3>
      {device.kind === 'attacker' ? (
        <div className="desk-buttons">
          {button(
            'Take the browser’s ticket and look up',
            ticket === null ? null : { method: 'GET', path: '/api/protected', take: takeTicket(ticket) },
          )}
          {ticket === null && <p className="desk-says">The browser has no ticket to copy: log in first.</p>}
        </div>
      ) : (
        <div className="desk-login">
          <label>
            <span className="visually-hidden">Log in as</span>
            <select className="select" value={login} onChange={({ target }) => setLogin(target.value)}>
              {logins.map(({ username }) => (
                <option key={username}>{username}</option>
              ))}
            </select>
          </label>
          {button('Log in', { method: 'POST', path: '/api/login', json: { ...chosen } })}
        </div>
      )}
      <div className="desk-buttons">{requests.map(({ label, request }) => button(label, request))}</div>
      <ReportView report={report} />
    </article>
  );
}
