import { useEffect, useState } from 'react';
import { stayOpen } from './room-api.ts';
import { useRoomChange } from './use-room.ts';

/** A room that was closed, for as long as that can be taken back. */
export function ClosingRoom({ sandboxId, inMs }: { sandboxId: string; inMs: number }) {
  const { change, isBusy, refusal } = useRoomChange(sandboxId);
  const [left, setLeft] = useState(inMs);
  useEffect(() => {
    const endsAt = Date.now() + inMs;
    setLeft(inMs);
    const timer = setInterval(() => setLeft(Math.max(0, endsAt - Date.now())), 250);
    return () => clearInterval(timer);
  }, [inMs]);
  return (
    <div className="room-closing">
      <p role="status">
        The room and its guests’ cloakrooms close{' '}
        <span aria-hidden="true">in {Math.ceil(left / 1000)} s</span>
        <span className="visually-hidden">in ten seconds</span>.
      </p>
      <button
        type="button"
        className="button controls-button"
        aria-disabled={isBusy}
        onClick={() => change(() => stayOpen(sandboxId))}
      >
        Keep it open
      </button>
      {refusal && <p className="trouble">{refusal}</p>}
    </div>
  );
}
