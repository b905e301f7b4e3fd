import { type FormEvent, useState } from 'react';

type Props = {
  label: string;
  /** What the button says. */
  send: string;
  /** Is given the name without spaces around it, never an empty one. */
  onSend(name: string): void;
};

/** Where a guest says who they are. */
export function NameForm({ label, send, onSend }: Props) {
  const [name, setName] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() !== '') onSend(name.trim());
  };
  return (
    <form className="hand-line" onSubmit={submit}>
      <label className="field">
        {label}
        <input
          value={name}
          maxLength={24}
          autoComplete="off"
          onChange={({ target }) => setName(target.value)}
        />
      </label>
      <button type="submit" className="button">
        {send}
      </button>
    </form>
  );
}
