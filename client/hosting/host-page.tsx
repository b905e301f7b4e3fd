import { type FormEvent, useEffect, useState } from 'react';
import type { Overview } from '#shared/api/host-api.ts';
import { Page } from '../page/page.tsx';
import { useTitle } from '../page/use-title.ts';
import type { Answer } from '../requests/ask.ts';
import { fetchOverview } from '../requests/host-api.ts';
import './host-page.css';
import { OpenSandboxes } from './open-sandboxes.tsx';
import { takeToken } from './take-token.ts';

/** For whoever runs the server: what is open and how large it is, without what is in it. */
export function HostPage() {
  useTitle('What is open');
  const [token, setToken] = useState(takeToken);
  const [answer, setAnswer] = useState<Answer<Overview> | null>(null);
  const look = async () => setAnswer(token === null ? null : await fetchOverview(token));
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is looked once for a token; looking again is the button's.
  useEffect(() => void look(), [token]);

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const said = new FormData(event.currentTarget).get('token');
    if (typeof said === 'string' && said.trim() !== '') setToken(said.trim());
  };
  const refusal = answer?.ok === false ? answer.refusal : null;
  const asks = token === null || refusal?.code === 'host-token-needed';
  return (
    <Page className="host-page">
      <h1>What is open</h1>
      {answer?.ok && <OpenSandboxes overview={answer.value} />}
      {refusal && (
        <p role="alert" className="trouble">
          {asks ? 'That is not the host’s token, or no longer.' : refusal.message}
        </p>
      )}
      {asks ? (
        <form className="host-token" onSubmit={submit}>
          <p>
            This is for whoever runs the server, who finds the token in what it printed at its start, or has
            set it as <code>HOST_TOKEN</code>.
          </p>
          <label className="field">
            The host’s token
            <input name="token" type="password" autoComplete="off" spellCheck={false} required />
          </label>
          <button type="submit" className="button" data-tone="main">
            Show it
          </button>
        </form>
      ) : (
        <button type="button" className="button" onClick={look}>
          Look again
        </button>
      )}
    </Page>
  );
}
