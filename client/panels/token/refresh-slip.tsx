import type { Actor } from '#shared/trace/event.ts';
import type { Pocket, World } from '#shared/world/world.ts';
import { EffectLink } from '../../timeline/effect-link.tsx';

type Props = { refresh: NonNullable<Pocket['refresh']>; actor: Actor; world: World };

/** A refresh token: a number like a ticket’s, with nothing in it that could be opened. */
export function RefreshSlip({ refresh: { token, since, isGiven }, actor, world }: Props) {
  return (
    <li className="token-slip" data-participant={actor.kind} data-changed={since === world.upTo}>
      <p className="cookie-name">A refresh token</p>
      <p className="cookie-value" translate="no">
        {token}
      </p>
      <p className="token-slip-says">
        Nothing stands in it: it is a number, like a ticket’s, and the store keeps its hash. Good for one use,
        and for a new pair.
      </p>
      <p className="cookie-giver">
        {isGiven ? 'Given out by' : 'First shown by'} <EffectLink of={since} />
      </p>
    </li>
  );
}
