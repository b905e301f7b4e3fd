import { shortenId } from '#shared/trace/shorten-id.ts';
import { toRevocations } from '#shared/world/to-revocations.ts';
import { mountOf } from '../page/addresses.ts';
import { EffectLink } from '../timeline/effect-link.tsx';
import { EventLink } from '../timeline/event-link.tsx';
import { useLatestWorld, usePlayed } from '../timeline/use-played.ts';
import { RevokeControls } from './revoke-controls.tsx';

/** The way to the demo app's admin page, and how long the last revocations took to bite. */
export function AdminControls({ sandboxId }: { sandboxId: string }) {
  const events = usePlayed();
  const last = toRevocations(useLatestWorld(), events).slice(-3).reverse();
  return (
    <section className="controls-part" aria-labelledby="controls-admin">
      <h2 id="controls-admin">Admin</h2>
      <p className="controls-says">
        An admin whom the server plays can revoke from here, and your own browser stays as it is. The admin
        page takes any one session off its hook: log in there as <code>admin</code> with <code>secret</code>,
        which ends the session that this browser has now.
      </p>
      <RevokeControls sandboxId={sandboxId} />
      <a
        className="button controls-button"
        href={`${mountOf(sandboxId)}admin`}
        target="_blank"
        rel="noreferrer"
      >
        Open the admin page
      </a>
      {last.length > 0 && (
        <ul className="controls-revocations" aria-label="Revocations">
          {last.map(({ session, deletedBy, deniedBy, delayMs }) => (
            <li key={session}>
              Session <code>{shortenId(session)}</code> was revoked at <EffectLink of={deletedBy} />.{' '}
              {deniedBy === null ? (
                'Nobody has shown its ticket since.'
              ) : (
                <>
                  Its ticket was refused{' '}
                  <b className="numeral">
                    {(delayMs ?? 0).toLocaleString('en-GB', { maximumFractionDigits: 0 })} ms
                  </b>{' '}
                  later, at <EventLink number={deniedBy} />: the very first time that it was shown.
                </>
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
