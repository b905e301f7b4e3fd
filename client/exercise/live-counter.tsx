import { type FormEvent, useState } from 'react';
import { type PersonName, people } from '#shared/grading/people.ts';
import type { LiveServer } from '../lab/page-lab.ts';
import { Announcer } from '../timeline/announcer.tsx';
import { TimelineBar } from '../timeline/timeline-bar.tsx';
import { TimelineDiagram } from '../timeline/timeline-diagram.tsx';
import { useShownEvent } from '../timeline/use-shown.ts';
import './check-flow.css';
import { MomentPanels } from './moment-panels.tsx';
import { tellFailure } from './try-live.tsx';

const names: readonly PersonName[] = ['ada', 'grace', 'admin'];
const json = { 'content-type': 'application/json' };

/** What a visitor may do at the learner's own counter, and what comes of it. */
export function LiveCounter({ server, onLine }: { server: LiveServer; onLine: (line: number) => void }) {
  const [said, setSaid] = useState('');
  const [isBusy, setBusy] = useState(false);
  const line = useShownEvent()?.source?.line ?? null;

  const act = async (what: () => Promise<string>) => {
    if (isBusy) return;
    setBusy(true);
    try {
      setSaid(await what());
    } catch (error) {
      setSaid(`Could not do that: ${tellFailure(error)}`);
    } finally {
      setBusy(false);
    }
  };
  const send = (method: string, path: string, body: unknown = null) =>
    act(async () => {
      const answer = await server.send({
        ...{ method, path },
        headers: body === null ? {} : json,
        body: body === null ? null : JSON.stringify(body),
      });
      return `${method} ${path}: ${answer.status} ${answer.body.slice(0, 200)}`;
    });
  const skip = (ms: number, told: string) =>
    act(async () => {
      await server.advance(ms);
      return told;
    });
  const visit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    void send(String(form.get('method')), String(form.get('path')));
  };

  return (
    <div className="live">
      <fieldset className="live-actions" aria-busy={isBusy}>
        <legend className="visually-hidden">What a visitor does</legend>
        {names.map((name) => {
          const { username, password } = people[name];
          return (
            <button
              key={name}
              type="button"
              className="button"
              onClick={() => void send('POST', '/api/login', { username, password })}
            >
              Log in as {name}
            </button>
          );
        })}
        <button type="button" className="button" onClick={() => void send('GET', '/api/protected')}>
          Look up
        </button>
        <button type="button" className="button" onClick={() => void send('POST', '/api/logout')}>
          Log out
        </button>
        <button
          type="button"
          className="button"
          data-tone="quiet"
          onClick={() => void skip(600_000, 'Ten minutes have passed.')}
        >
          Skip ten minutes
        </button>
        <button
          type="button"
          className="button"
          data-tone="quiet"
          onClick={() => void skip(3_600_000, 'An hour has passed.')}
        >
          Skip an hour
        </button>
      </fieldset>
      <form className="live-free" onSubmit={visit}>
        <label className="field">
          Method
          <select className="select" name="method">
            {['GET', 'POST', 'DELETE'].map((method) => (
              <option key={method}>{method}</option>
            ))}
          </select>
        </label>
        <label className="field">
          Path
          <input name="path" defaultValue="/api/protected" required pattern="/.*" spellCheck={false} />
        </label>
        <button type="submit" className="button">
          Send
        </button>
      </form>
      <p className="live-said" role="status">
        {said}
      </p>
      <div className="check-flow">
        <div className="check-flow-diagram">
          <TimelineDiagram />
        </div>
        <div className="check-flow-moment">
          {line !== null && (
            <p className="check-flow-shown">
              <button type="button" className="link-button" onClick={() => onLine(line)}>
                line {line} of your code
              </button>
            </p>
          )}
          <MomentPanels />
        </div>
        <TimelineBar />
      </div>
      <Announcer />
    </div>
  );
}
