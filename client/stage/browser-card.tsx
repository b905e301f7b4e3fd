import type { ActionRequest } from '#shared/content/action-request.ts';
import '../controls/controls.css';
import { LoginChoice } from '../controls/login-choice.tsx';
import { ReportView } from '../controls/report-view.tsx';
import { useControl } from '../controls/use-control.ts';
import { sendFromHere } from './send-from-here.ts';

const bare = (method: string, path: string): ActionRequest => ({ method, path, headers: {}, body: null });

const toLogin = (login: { username: string; password: string }): ActionRequest => ({
  ...bare('POST', '/api/login'),
  headers: { 'Content-Type': 'application/json' },
  body: JSON.stringify(login),
});

const requests: readonly { label: string; request: ActionRequest }[] = [
  { label: 'Look up', request: bare('GET', '/api/protected') },
  { label: 'Open the dashboard', request: bare('GET', '/dashboard') },
  { label: 'Log out', request: bare('POST', '/api/logout') },
];

/**
 * The browser that shows this page, and what it can be asked to do: it sends real requests with the cookie of its own jar.
 * Whoever has not logged in yet can do only that at first.
 */
export function BrowserCard({ sandboxId, onlyLogIn = false }: { sandboxId: string; onlyLogIn?: boolean }) {
  const { run, busy, report, isOff } = useControl();
  const button = (label: string, request: ActionRequest, isMain = false) => (
    <button
      key={label}
      type="button"
      className="button controls-button"
      data-tone={isMain ? 'main' : undefined}
      aria-disabled={isOff}
      onClick={() =>
        run(
          label,
          () => sendFromHere(sandboxId, request),
          ({ status }) => `${label}: answered with ${status}.`,
        )
      }
    >
      {busy === label ? 'Asking…' : label}
    </button>
  );
  return (
    <article className="controls controls-device" data-participant="browser" aria-label="This browser">
      <h3>This browser</h3>
      <LoginChoice button={(login) => button('Log in', toLogin(login), onlyLogIn)} />
      {!onlyLogIn && (
        <div className="controls-buttons">{requests.map(({ label, request }) => button(label, request))}</div>
      )}
      <ReportView report={report} />
    </article>
  );
}
