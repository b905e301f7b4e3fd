import { type FormEvent, useState } from 'react';
import { actionRequest } from '#shared/content/action-request.ts';
import type { Action } from '#shared/content/lesson.ts';
import { CurlCommand } from './curl-command.tsx';
import { OutcomeView } from './outcome-view.tsx';
import { useRequest } from './use-request.ts';

type Props = { sandboxId: string; action: Extract<Action, { type: 'log-in' }> };

/** A real form: name and password go to the demo app as they stand. */
export function LogInForm({ sandboxId, action }: Props) {
  const { username, password, label = 'Log in' } = action;
  const [form, setForm] = useState({ username, password });
  const { send, isPending, outcome } = useRequest(sandboxId);
  const request = actionRequest(action, { form, oldSession: null });

  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (request) void send(request);
  };
  const plain = { autoComplete: 'off', autoCapitalize: 'none', spellCheck: false, maxLength: 200 } as const;

  return (
    <form className="ticket action" data-participant="browser" aria-label={label} onSubmit={onSubmit}>
      <div className="action-fields">
        <label className="field">
          Name
          <input
            {...plain}
            name="username"
            value={form.username}
            onChange={({ target }) => setForm({ ...form, username: target.value })}
          />
        </label>
        <label className="field">
          Password
          <input
            {...plain}
            name="password"
            value={form.password}
            onChange={({ target }) => setForm({ ...form, password: target.value })}
          />
        </label>
      </div>
      <button type="submit" className="button" data-tone="main" aria-disabled={isPending}>
        {label}
      </button>
      <OutcomeView sandboxId={sandboxId} outcome={outcome} />
      <CurlCommand sandboxId={sandboxId} request={request} />
    </form>
  );
}
