import { readRoomCode, sayRoomCode } from '#shared/room/room-code.ts';
import { Page } from '../page/page.tsx';
import { useTitle } from '../page/use-title.ts';
import { GuestRoom } from './guest-room.tsx';
import { RoomDoor } from './room-door.tsx';
import { TurnedAway } from './turned-away.tsx';
import { useGuest } from './use-guest.ts';

/** A room as its guests see it: what the presenter shows, to look at. */
export function RoomPage({ typed }: { typed: string }) {
  const code = readRoomCode(typed);
  return code === null ? <RoomDoor key={typed} typed={typed} /> : <Entered key={code} code={code} />;
}

function Entered({ code }: { code: string }) {
  useTitle(`Room ${sayRoomCode(code)}`);
  const { guest, again } = useGuest(code);
  switch (guest.state) {
    case 'coming':
      return (
        <Page>
          <p className="lone" role="status">
            Coming in…
          </p>
        </Page>
      );
    case 'turned away':
      return <TurnedAway code={code} refusal={guest.refusal} again={again} />;
    case 'in':
      return <GuestRoom joined={guest.joined} />;
  }
}
