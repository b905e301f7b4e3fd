import type { StoreValue } from '#shared/store/store-value.ts';
import { shortenId } from '#shared/trace/shorten-id.ts';
import type { StoreKey } from '#shared/world/world.ts';
import { useTruthMark } from '../../scene/marking-provider.tsx';
import { EventLink } from '../../timeline/event-link.tsx';
import { formatSpan, secondsLeft } from '../format-time.ts';
import { HookShape } from './hook-shape.tsx';
import { readableText } from './split-keys.ts';

type Props = { entry: StoreKey; now: number; isChanged: boolean };

/** One key on its hook: its number, its time left, its value. */
export function HookTag({ entry, now, isChanged }: Props) {
  const { key, value, expiresAt, writtenBy } = entry;
  const id = key.slice(key.indexOf(':') + 1);
  const mark = useTruthMark({ kind: 'hook', id: key });
  return (
    <li className="hook" data-changed={isChanged} {...mark}>
      <HookShape />
      <div className="hook-tag">
        <p className="numeral" aria-hidden="true">
          {shortenId(id)}
        </p>
        <p className="hook-key">{key}</p>
        {expiresAt === null ? (
          <p className="hook-ttl">
            <b>no TTL</b> lives until it is deleted
          </p>
        ) : (
          <p className="hook-ttl">
            <b className="numeral">{formatSpan(expiresAt - now)}</b> left (TTL {secondsLeft(expiresAt - now)}{' '}
            s)
          </p>
        )}
        <pre>{valueText(value)}</pre>
        <p className="hook-writer">
          Hung up by <EventLink number={writtenBy} />
        </p>
      </div>
    </li>
  );
}

const valueText = (value: StoreValue): string => {
  switch (value.type) {
    case 'string':
      return readableText(value.text);
    case 'set':
      return value.members.join('\n');
    case 'hash':
      return JSON.stringify(value.fields, null, 2);
    case 'list':
      return value.items.join('\n');
    case 'sorted-set':
      return value.scores.map(([member, score]) => `${score} ${member}`).join('\n');
  }
};
