import { useState } from 'react';
import { useRoute } from 'wouter';
import { LateTrouble } from '../late/late-trouble.tsx';
import { reached } from '../late/reached.ts';
import { useAsked } from '../late/use-asked.ts';
import { fetchPresenterLink } from '../room/room-api.ts';
import { useRoom } from '../room/use-room.ts';
import { CopyButton } from '../take-away/copy-button.tsx';
import { CopyLine } from './copy-line.tsx';
import './present-elsewhere.css';
import { QrCode } from '../page/qr-code.tsx';

const what = 'the link';
const ask = (sandboxId: string) => reached(what, fetchPresenterLink(sandboxId));

/** Where a room is open: how its stage is run from another machine, by a link that is for the presenter alone. */
export function PresentElsewhere({ sandboxId }: { sandboxId: string }) {
  const room = useRoom(sandboxId);
  const [isOpen, setOpen] = useState(false);
  if (!room) return null;
  return (
    <section className="controls-part">
      <details onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
        <summary>Present from another machine</summary>
        {isOpen &&
          (room.presents ? (
            <Link sandboxId={sandboxId} lan={room.lan} />
          ) : (
            <p className="controls-says">The browser that opened this room has the link for it.</p>
          ))}
      </details>
    </section>
  );
}

function Link({ sandboxId, lan }: { sandboxId: string; lan: boolean }) {
  const [isPresenter] = useRoute('/s/:id/presenter/*?');
  const asked = useAsked(ask, sandboxId);
  if (asked.state === 'failed') return <LateTrouble what={what} {...asked} />;
  const answer = asked.state === 'here' ? asked.value : null;
  if (!answer) return null;
  if (!answer.ok) return <p className="trouble">{answer.refusal.message}</p>;
  const { presenter, stage, qrSvg } = answer.value;
  return (
    <div className="present-elsewhere">
      <p className="controls-says">
        Whoever opens this link runs your stage and has this cloakroom: it is for your own laptop, and not for
        the room’s eyes. It ends with the room.
      </p>
      {isPresenter ? (
        <>
          {lan && (
            <div className="controls-address">
              <QrCode svg={qrSvg} of="the presenter’s window" size="132" />
            </div>
          )}
          <CopyLine label="The presenter’s window" text={presenter} />
          <CopyLine label="The stage, for the machine at the projector" text={stage} />
        </>
      ) : (
        // Anybody may be looking at this page: it is on a stage, or is about to be.
        <p>
          <span className="controls-choice-label">The presenter’s window</span>{' '}
          <CopyButton text={presenter} label="The presenter’s window" className="button controls-button" />
        </p>
      )}
      {!lan && (
        <p className="controls-says">
          Only this machine can reach it now. For another one, start with <code>npm start -- --lan</code>.
        </p>
      )}
    </div>
  );
}
