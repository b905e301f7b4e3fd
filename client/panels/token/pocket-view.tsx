import type { Actor } from '#shared/trace/event.ts';
import type { World } from '#shared/world/world.ts';
import { RefreshSlip } from './refresh-slip.tsx';
import { TokenSlip } from './token-slip.tsx';
import './token-slip.css';

/** What somebody has of tokens outside of cookies; nothing where there is none. */
export function PocketView({ actor, world }: { actor: Actor; world: World }) {
  const pocket = world.pockets.get(actor.id);
  if (!pocket || (pocket.tokens.length === 0 && pocket.refresh === null)) return null;
  return (
    <ul className="token-slips" aria-label={`Tokens of ${actor.name}, outside of cookies`}>
      {pocket.tokens.map((held) => (
        <TokenSlip key={held.token} held={held} actor={actor} world={world} />
      ))}
      {pocket.refresh && <RefreshSlip refresh={pocket.refresh} actor={actor} world={world} />}
    </ul>
  );
}
