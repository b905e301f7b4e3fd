import type { OpenRoom } from '#shared/api/room-api.ts';
import { hrefOf } from '../requests/base.ts';
import { FailingChecks } from './failing-checks.tsx';
import { countsOf, lowerHand } from './room-api.ts';
import { tellBeat } from './tell-beat.ts';
import { useRoomChange } from './use-room.ts';

/** Who is here, who is stuck, and at which beats they are; and the counts to take along. */
export function RoomRoster({ sandboxId, room }: { sandboxId: string; room: OpenRoom }) {
  const { change, isBusy } = useRoomChange(sandboxId);
  return (
    <>
      <p className="room-here" role="status">
        {`${room.here} of ${room.cap} are here.`}
      </p>
      {room.hands.length > 0 && (
        <ul className="room-list" aria-label="Hands that are up">
          {room.hands.map(({ hand, name }) => (
            <li key={hand}>
              <span>{`${name} is stuck`}</span>
              <button
                type="button"
                className="button controls-button"
                aria-disabled={isBusy}
                aria-label={`Seen to: ${name}`}
                onClick={() => void change(() => lowerHand(sandboxId, hand))}
              >
                Seen to
              </button>
            </li>
          ))}
        </ul>
      )}
      {room.beats.length > 0 && (
        <ul className="room-list" aria-label="Where they are">
          {room.beats.map(({ place, count }) => (
            <li key={`${place.lesson} ${place.step}`}>
              <span>{tellBeat(place)}</span>
              <strong>{count}</strong>
            </li>
          ))}
        </ul>
      )}
      {room.exercises.map((one) => (
        <FailingChecks key={one.exercise} {...one} />
      ))}
      <p>
        <a href={hrefOf(countsOf(sandboxId))} download>
          Take the counts along (CSV)
        </a>
      </p>
    </>
  );
}
