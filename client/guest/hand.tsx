import { type FormEvent, useState } from 'react';
import { raiseHand } from '../room/room-api.ts';
import './hand.css';

/** For whoever is stuck: a name for the presenter to go by, and a hand up until it is taken down. */
export function Hand({ code }: { code: string }) {
  const [name, setName] = useState('');
  const [isUp, setUp] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const change = async (next: string | null) => {
    const answer = await raiseHand(code, next);
    setRefusal(answer.ok ? null : answer.refusal.message);
    if (answer.ok) setUp(next !== null);
  };
  const raise = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() !== '') void change(name.trim());
  };
  return (
    <details className="hand">
      <summary>Stuck?</summary>
      {isUp ? (
        <div className="hand-line">
          <p role="status">Your hand is up: the presenter sees your name.</p>
          <button type="button" className="button" onClick={() => void change(null)}>
            Take it down
          </button>
        </div>
      ) : (
        <form className="hand-line" onSubmit={raise}>
          <label className="field">
            Your name, for the presenter alone
            <input
              value={name}
              maxLength={24}
              autoComplete="off"
              onChange={({ target }) => setName(target.value)}
            />
          </label>
          <button type="submit" className="button">
            Raise a hand
          </button>
        </form>
      )}
      {refusal && <p className="trouble">{refusal}</p>}
    </details>
  );
}
