import { Link } from 'wouter';
import { sayRoomCode } from '#shared/room/room-code.ts';
import { roomPlaceRecord } from '../storage/room-place.ts';
import './guest-bar.css';

/** In a cloakroom that this browser was given in a room: the way back there. */
export function GuestBar({ id }: { id: string }) {
  const kept = roomPlaceRecord.read();
  if (kept.state !== 'kept' || kept.value.sandboxId !== id) return null;
  const { code } = kept.value;
  return (
    <aside className="guest-bar" aria-label="Room">
      <p>
        This cloakroom is your own. Room <span translate="no">{sayRoomCode(code)}</span> goes on.
      </p>
      <Link className="button" href={`/r/${code}`}>
        Back to the room
      </Link>
    </aside>
  );
}
