import type { ReactNode } from 'react';
import { sayRoomCode } from '#shared/room/room-code.ts';
import './room-sign.css';
import { useRoom } from './use-room.ts';

/** On the stage, for whoever comes late: the way into the room that is open. `otherwise` stands there while none is. */
export function RoomSign({ sandboxId, otherwise }: { sandboxId: string; otherwise: ReactNode }) {
  const room = useRoom(sandboxId);
  if (!room) return <>{otherwise}</>;
  return (
    <p className="room-sign" translate="no">
      <strong>{sayRoomCode(room.code)}</strong>
      <span>{room.url.replace(/^https?:\/\//, '')}</span>
    </p>
  );
}
