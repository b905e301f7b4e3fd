import type { OpenRoom } from '#shared/api/room-api.ts';
import { sayRoomCode } from '#shared/room/room-code.ts';
import './room-invitation.css';
import { QrCode } from '../page/qr-code.tsx';

/** How guests come into a room: by its code, read out or scanned. Holds nothing that leads to the presenter’s cloakroom. */
export function RoomInvitation({ room: { code, url, qrSvg, lan } }: { room: OpenRoom }) {
  return (
    <div className="room-invitation">
      {lan && <QrCode svg={qrSvg} of="the room’s address" />}
      <div>
        <p className="room-code" translate="no">
          {sayRoomCode(code)}
        </p>
        <p>
          <a href={url} target="_blank" rel="noreferrer">
            {url.replace(/^https?:\/\//, '')}
          </a>
        </p>
        {!lan && (
          <p className="room-aside">
            Only this machine can come in now. For phones, start with <code>npm start -- --lan</code>.
          </p>
        )}
      </div>
    </div>
  );
}
