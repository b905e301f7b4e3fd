import { deniedName } from '#shared/scene/to-denials.ts';
import { deniedIn } from '#shared/token/vocabulary.ts';
import { shortenId } from '#shared/trace/shorten-id.ts';
import type { StoreKey } from '#shared/world/world.ts';
import { useTruthMark } from '../../scene/marking-provider.tsx';
import { EffectLink } from '../../timeline/effect-link.tsx';
import { useShownWorld } from '../../timeline/use-shown.ts';
import { TimeToLive } from './time-to-live.tsx';
import './denied-list.css';

/** The list of what is denied: a torn letter for each key, with whose it is as the trace tells; the store has a number alone. */
export function DeniedList({ denials, now }: { denials: readonly StoreKey[]; now: number }) {
  return (
    <ul className="denied-list">
      {denials.map((entry) => (
        <DeniedLine key={entry.key} entry={entry} now={now} />
      ))}
    </ul>
  );
}

function DeniedLine({ entry: { key, expiresAt, writtenBy }, now }: { entry: StoreKey; now: number }) {
  const world = useShownWorld();
  const mark = useTruthMark({ kind: 'hook', id: key });
  const name = deniedName(world, key);
  return (
    <li className="denied-letter" data-changed={world.changed.keys.includes(key)} {...mark}>
      <p className="denied-whose">
        {name ? `${name}’s token` : 'A token'}{' '}
        <span className="numeral" aria-hidden="true" translate="no">
          {shortenId(deniedIn(key) ?? '')}
        </span>
      </p>
      <p className="hook-key" translate="no">
        {key}
      </p>
      <p className="hook-ttl">
        <TimeToLive expiresAt={expiresAt} now={now} />
      </p>
      <p className="hook-writer">
        Torn out at <EffectLink of={writtenBy} />
      </p>
    </li>
  );
}
