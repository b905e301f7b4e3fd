import { sayRoomCode } from '#shared/room/room-code.ts';
import './room-glance.css';
import { sayHands } from './say-hands.ts';
import { useRoom } from './use-room.ts';

/** In the presenter's window, always in sight: how many are here, and who is stuck. Nothing where no room is open. */
export function RoomGlance({ sandboxId }: { sandboxId: string }) {
  const room = useRoom(sandboxId);
  if (!room) return null;
  const { code, here, cap, hands } = room;
  return (
    <p className="room-glance" role="status" aria-label="The room" data-stuck={hands.length > 0}>
      <span>
        <strong translate="no">{sayRoomCode(code)}</strong> {`${here} of ${cap} are here.`}
      </span>
      {hands.length > 0 && <strong>{sayHands(hands.map(({ name }) => name))}</strong>}
    </p>
  );
}
