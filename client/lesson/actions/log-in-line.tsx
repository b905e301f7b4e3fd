import { type KeyboardEvent, useId, useState } from 'react';
import type { Form } from './send-own.ts';
import './log-in-line.css';

type Props = { form: Form; onChange: (form: Form) => void; onEnter: () => void };

const plain = { autoComplete: 'off', autoCapitalize: 'none', spellCheck: false, maxLength: 200 } as const;

/** Name and password as they will be sent, and, for whoever wants others, the fields of a form. */
export function LogInLine({ form, onChange, onEnter }: Props) {
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  const { username, password } = form;
  const onKeyDown = ({ key }: KeyboardEvent) => {
    if (key === 'Enter') onEnter();
  };
  if (!isOpen) {
    return (
      <p className="log-in-line">
        <span>as</span>
        <code>{username || 'nobody'}</code>
        <code>{password || 'no password'}</code>
        <button type="button" className="link-button" onClick={() => setOpen(true)}>
          change<span className="visually-hidden"> name and password</span>
        </button>
      </p>
    );
  }
  return (
    <div className="log-in-fields">
      <label className="field" htmlFor={`${id}-name`}>
        Name
        <input
          {...plain}
          id={`${id}-name`}
          // biome-ignore lint/a11y/noAutofocus: whoever asked for the fields wants to write into them.
          autoFocus
          name="username"
          value={username}
          onKeyDown={onKeyDown}
          onChange={({ target }) => onChange({ ...form, username: target.value })}
        />
      </label>
      <label className="field" htmlFor={`${id}-password`}>
        Password
        <input
          {...plain}
          id={`${id}-password`}
          name="password"
          value={password}
          onKeyDown={onKeyDown}
          onChange={({ target }) => onChange({ ...form, password: target.value })}
        />
      </label>
    </div>
  );
}
