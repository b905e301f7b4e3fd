import type { OpenRoom } from '#shared/api/room-api.ts';
import { sayRoomCode } from '#shared/room/room-code.ts';
import { practiceOf } from '../page/addresses.ts';
import { hrefOf } from '../requests/base.ts';
import { ClosingRoom } from './closing-room.tsx';
import { Entries } from './entries.tsx';
import { OwnSwitch } from './own-switch.tsx';
import { PutQuestion } from './put-question.tsx';
import { closeRoom, openRoom } from './room-api.ts';
import './room-card.css';
import { RoomInvitation } from './room-invitation.tsx';
import { RoomRoster } from './room-roster.tsx';
import { useRoom, useRoomChange } from './use-room.ts';

/** At the desk: a room for a class that looks on, and all that its presenter can do with it. */
export function RoomCard({ sandboxId }: { sandboxId: string }) {
  const room = useRoom(sandboxId);
  const { change, isBusy, refusal } = useRoomChange(sandboxId);
  return (
    <section className="controls-part room-card" aria-labelledby="controls-room">
      <h2 id="controls-room">A room that looks on</h2>
      {!room && (
        <>
          <p className="controls-says">
            A class follows on its own phones and screens: everybody sees what your stage shows, may go back a
            little and catch up, and can change nothing. Nobody needs a name.
          </p>
          <button
            type="button"
            className="button controls-button"
            aria-disabled={isBusy || room === undefined}
            onClick={() => room === null && change(() => openRoom(sandboxId))}
          >
            {isBusy ? 'Opening…' : 'Open a room'}
          </button>
        </>
      )}
      {room && (
        <>
          <RoomInvitation room={room} />
          {/* Above all that folds away when it is pressed, or it would come to lie beneath the pointer. */}
          {room.closesInMs === null ? (
            <button
              type="button"
              className="button controls-button"
              aria-disabled={isBusy}
              onClick={() => change(() => closeRoom(sandboxId))}
            >
              Close {sayRoomCode(room.code)} and its cloakrooms
            </button>
          ) : (
            <ClosingRoom sandboxId={sandboxId} inMs={room.closesInMs} />
          )}
          {room.presents ? (
            <Run sandboxId={sandboxId} room={room} />
          ) : (
            <p className="controls-says">
              Another browser runs this room. At its desk, under <em>Present from another machine</em>, is the
              link by which this one can; where that browser is lost, close the room and open another.
            </p>
          )}
        </>
      )}
      {refusal && (
        <p className="trouble" role="alert">
          {refusal}
        </p>
      )}
    </section>
  );
}

/** All that a room sees and answers. */
function Run({ sandboxId, room }: { sandboxId: string; room: OpenRoom }) {
  return (
    <>
      <RoomRoster sandboxId={sandboxId} room={room} />
      <Entries sandboxId={sandboxId} entries={room.entries} />
      <p>
        <a href={hrefOf(practiceOf(sandboxId))} target="_blank" rel="noreferrer">
          Ask them a question of practice
        </a>
      </p>
      {room.question && <PutQuestion sandboxId={sandboxId} room={room} question={room.question} />}
      <OwnSwitch sandboxId={sandboxId} own={room.own} />
    </>
  );
}
