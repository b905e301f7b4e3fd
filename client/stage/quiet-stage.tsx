import { useSharedAddress } from '../controls/use-shared-address.ts';
import { LateTrouble } from '../late/late-trouble.tsx';
import { RoomInvitation } from '../room/room-invitation.tsx';
import { useRoom } from '../room/use-room.ts';
import { BrowserCard } from './browser-card.tsx';
import './quiet-stage.css';
import { QrCode } from '../page/qr-code.tsx';

/** What a stage shows before the first guest: who could come in, and how. */
export function QuietStage({ sandboxId }: { sandboxId: string }) {
  const room = useRoom(sandboxId);
  const { answer, failed } = useSharedAddress(sandboxId);
  return (
    <div className="quiet-stage">
      <div>
        <p className="quiet-stage-title">The house is open. Who comes first?</p>
        <p>Whatever is said between guest, attendant and rack will be drawn here, as it is said.</p>
      </div>
      {/* Whoever comes into the room does it now: before all else, and large. */}
      {room && <RoomInvitation room={room} />}
      <BrowserCard sandboxId={sandboxId} onlyLogIn />
      {/* A room that looks on is shown the way into the room, and never the presenter’s own address. */}
      {room === null && answer?.ok && (
        <div className="quiet-stage-address">
          {answer.value.lan && <QrCode svg={answer.value.qrSvg} of="this cloakroom’s address" />}
          <div>
            <p>
              <strong>
                {answer.value.lan ? 'Or a phone in the room.' : 'Or another browser on this machine.'}
              </strong>{' '}
              It opens this address and logs in there, in the first lesson, with a ticket of its own.
            </p>
            <code>{answer.value.url}</code>
            {!answer.value.lan && (
              <p className="quiet-stage-aside">
                Phones can come in after <code>npm start -- --lan</code>.
              </p>
            )}
          </div>
        </div>
      )}
      {failed && <LateTrouble {...failed} />}
      {answer && !answer.ok && <p className="trouble">{answer.refusal.message}</p>}
      <p className="quiet-stage-aside">
        At the <strong>Desk</strong>, at the lower edge: visitors that the server plays, a thief among them;
        the clock; a second server.
      </p>
    </div>
  );
}
