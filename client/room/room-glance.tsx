import { sayRoomCode } from '#shared/room/room-code.ts';
import './room-glance.css';
import { sayWho } from './say-who.ts';
import { useRoom } from './use-room.ts';

/** In the presenter's window, always in sight: how many are here, who is stuck, and who asks to come in. Nothing where no room is open. */
export function RoomGlance({ sandboxId }: { sandboxId: string }) {
  const room = useRoom(sandboxId);
  if (!room) return null;
  const { code, here, cap, hands, entries } = room;
  const namesOf = (people: readonly { name: string }[]) => people.map(({ name }) => name);
  return (
    <p
      className="room-glance"
      role="status"
      aria-label="The room"
      data-calls={hands.length > 0 || Boolean(entries?.length)}
    >
      <span>
        <strong translate="no">{sayRoomCode(code)}</strong> {`${here} of ${cap} are here.`}
      </span>
      {hands.length > 0 && <strong>{sayWho(namesOf(hands), { one: 'is stuck', many: 'are stuck' })}</strong>}
      {entries && entries.length > 0 && (
        <strong>{sayWho(namesOf(entries), { one: 'asks to come in', many: 'ask to come in' })}</strong>
      )}
    </p>
  );
}
