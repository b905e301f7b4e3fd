import { useState } from 'react';
import { raiseHand } from '../room/room-api.ts';
import './hand.css';
import { NameForm } from './name-form.tsx';

/** For whoever is stuck: a name for the presenter to go by, and a hand up until it is taken down. */
export function Hand({ code }: { code: string }) {
  const [isUp, setUp] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const change = async (next: string | null) => {
    const answer = await raiseHand(code, next);
    setRefusal(answer.ok ? null : answer.refusal.message);
    if (answer.ok) setUp(next !== null);
  };
  return (
    <details className="hand">
      <summary className="folded-line">Stuck?</summary>
      {isUp ? (
        <div className="hand-line">
          <p role="status">Your hand is up: the presenter sees your name.</p>
          <button type="button" className="button" onClick={() => void change(null)}>
            Take it down
          </button>
        </div>
      ) : (
        <NameForm
          label="Your name, for the presenter alone"
          send="Raise a hand"
          onSend={(name) => void change(name)}
        />
      )}
      {refusal && <p className="trouble">{refusal}</p>}
    </details>
  );
}
