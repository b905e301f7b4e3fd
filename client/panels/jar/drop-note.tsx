import { ticketPair } from '#shared/session/vocabulary.ts';
import type { Drop } from '#shared/world/world.ts';
import { EffectLink } from '../../timeline/effect-link.tsx';

/** What a script has sent to somebody. It is no cookie of theirs yet: a slip of paper with what was seen on it. */
export function DropNote({ drop }: { drop: Drop | undefined }) {
  if (!drop) return null;
  const { ticket, token, by, actor } = drop;
  const slip = token ?? (ticket && ticketPair(ticket));
  return (
    <div className="drop-note">
      <p>
        In {actor.name}’s drop, sent by a script with <EffectLink of={by} />
      </p>
      {slip === null ? (
        <p className="jar-empty">An empty slip: the script saw no ticket.</p>
      ) : (
        <p className="drop-slip" translate="no">
          {slip}
        </p>
      )}
    </div>
  );
}
