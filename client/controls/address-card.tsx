import { toCurl } from '#shared/content/action-request.ts';
import { LateTrouble } from '../late/late-trouble.tsx';
import { mountOf } from '../page/addresses.ts';
import { QrCode } from '../page/qr-code.tsx';
import { useRoom } from '../room/use-room.ts';
import { CopyLine } from './copy-line.tsx';
import { useSharedAddress } from './use-shared-address.ts';

/** The way in for a phone, another browser profile, or a terminal. */
export function AddressCard({ sandboxId }: { sandboxId: string }) {
  const { answer, failed } = useSharedAddress(sandboxId);
  const room = useRoom(sandboxId);
  const curl = toCurl(
    { method: 'GET', path: '/api/protected', headers: {}, body: null },
    ...([location.origin, mountOf(sandboxId), 'ticket.txt'] as const),
  );

  const way = (
    <>
      {failed && <LateTrouble {...failed} />}
      {answer && !answer.ok && <p className="trouble">{answer.refusal.message}</p>}
      {answer?.ok && (
        <>
          <div className="controls-address">
            {answer.value.lan && <QrCode svg={answer.value.qrSvg} of="this cloakroom’s address" size="132" />}
            <CopyLine label="Address" text={answer.value.url} />
          </div>
          {!answer.value.lan && (
            <p className="controls-says">
              Only this machine can reach it now. To let a phone in, start with{' '}
              <code>npm start -- --lan</code>.
            </p>
          )}
        </>
      )}
      <CopyLine label="From a terminal" text={curl} />
    </>
  );

  return (
    <section className="controls-part" aria-labelledby="controls-address">
      <h2 id="controls-address">Real devices</h2>
      <p className="controls-says">
        Open this cloakroom’s address on a phone or in another browser profile: it becomes a device of its
        own, with a jar of its own. Whoever has the address may come in.
      </p>
      {room ? (
        <details>
          <summary>Show it all the same: whoever of the room sees it may come in</summary>
          {way}
        </details>
      ) : (
        way
      )}
    </section>
  );
}
