import { type FormEvent, useState } from 'react';
import { mostEventsAtOnce } from '#shared/grading/lab.ts';
import { type PersonName, people } from '#shared/grading/people.ts';
import type { ServerName } from '#shared/sandbox/server.ts';
import { ReportView } from '../controls/report-view.tsx';
import { useControl } from '../controls/use-control.ts';
import type { LiveServer } from '../grading/live-server.ts';
import { askLive } from './ask-live.ts';
import { ChipChoice } from './chip-choice.tsx';

const names: readonly PersonName[] = ['ada', 'grace', 'admin'];
const visitors = [
  { value: 'browser', label: 'Browser' },
  { value: 'device', label: 'Second device' },
] as const;

const tooMuch = `This took more than ${mostEventsAtOnce.toLocaleString('en-GB')} events: the rest of them is not drawn.`;

/** Who comes to the learner's counter, and what they ask for. Each has a cookie jar of their own. */
export function LiveVisitor({ server, at }: { server: LiveServer; at: ServerName }) {
  const [visitor, setVisitor] = useState<'browser' | 'device'>('browser');
  const { run, busy, report, isOff } = useControl();

  const send = (method: string, path: string, body = '') =>
    run(
      `${method} ${path} ${body}`,
      () =>
        askLive(
          server.send({
            visitor,
            server: at,
            method,
            path,
            headers: body === '' ? {} : { 'content-type': 'application/json' },
            body: body === '' ? null : body,
          }),
        ),
      ({ status, body: said, isCut }) =>
        `${method} ${path}: ${status} ${said.slice(0, 200)}${isCut ? ` ${tooMuch}` : ''}`,
    );
  const button = (label: string, ...request: Parameters<typeof send>) => (
    <button
      key={label}
      type="button"
      className="button controls-button"
      aria-disabled={isOff}
      onClick={() => void send(...request)}
    >
      {label}
    </button>
  );
  const visit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    void send(String(form.get('method')), String(form.get('path')), String(form.get('body')).trim());
  };

  return (
    <section className="controls-part" aria-labelledby="live-visitor" aria-busy={busy !== null}>
      <h2 id="live-visitor">At the counter</h2>
      <ChipChoice legend="Who comes?" options={visitors} value={visitor} onChoose={setVisitor} />
      <div className="controls-buttons">
        {names.map((name) => {
          const { username, password } = people[name];
          const body = JSON.stringify({ username, password });
          return button(`Log in as ${name}`, 'POST', '/api/login', body);
        })}
        {button('Look up', 'GET', '/api/protected')}
        {button('Log out', 'POST', '/api/logout')}
      </div>
      <ReportView report={report} />
      <details className="live-free">
        <summary>Ask for something else</summary>
        <form onSubmit={visit}>
          <label className="field">
            Method
            <select className="select" name="method">
              {['GET', 'POST', 'DELETE'].map((method) => (
                <option key={method} value={method} translate="no">
                  {method}
                </option>
              ))}
            </select>
          </label>
          <label className="field">
            Path
            <input name="path" defaultValue="/api/protected" required pattern="/.*" spellCheck={false} />
          </label>
          <label className="field live-body">
            JSON, if any
            <input name="body" placeholder='{ "userId": 11 }' spellCheck={false} />
          </label>
          <button type="submit" className="button controls-button" aria-disabled={isOff}>
            Send
          </button>
        </form>
      </details>
    </section>
  );
}
