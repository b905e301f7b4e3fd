import type { StoreKind } from '#shared/sandbox/settings.ts';
import type { StoreValue } from '#shared/store/store-value.ts';
import { shortenId } from '#shared/trace/shorten-id.ts';
import { closingTime } from '#shared/world/closing-time.ts';
import type { StoreKey } from '#shared/world/world.ts';
import { useTruthMark } from '../../scene/marking-provider.tsx';
import { EffectLink } from '../../timeline/effect-link.tsx';
import { formatSpan } from '../format-time.ts';
import { HookShape } from './hook-shape.tsx';
import { readableText } from './split-keys.ts';
import { type End, TimeToLive } from './time-to-live.tsx';

type Props = { entry: StoreKey; store: StoreKind; now: number; isChanged: boolean };

/** One key on its hook: its number, its time left, its value. `store` is what it hangs in. */
export function HookTag({ entry, store, now, isChanged }: Props) {
  const { key, value, writtenBy } = entry;
  const id = key.slice(key.indexOf(':') + 1);
  const mark = useTruthMark({ kind: 'hook', id: key });
  return (
    <li className="hook" data-changed={isChanged} {...mark}>
      <HookShape />
      <div className="hook-tag">
        <p className="numeral" aria-hidden="true" translate="no">
          {shortenId(id)}
        </p>
        <p className="hook-key" translate="no">
          {key.slice(0, -id.length)}
          <wbr />
          {id}
        </p>
        <p className="hook-ttl">
          {store === 'redis' ? (
            <TimeToLive expiresAt={entry.expiresAt} now={now} />
          ) : (
            <OwnEnd expiresAt={closingTime({ store }, entry)} now={now} />
          )}
        </p>
        <pre>{valueText(value)}</pre>
        <p className="hook-writer">
          Hung up at <EffectLink of={writtenBy} />
        </p>
      </div>
    </li>
  );
}

/** A Map or a file counts nothing: the record says when it ends, and lies there until somebody looks. */
function OwnEnd({ expiresAt, now }: End) {
  if (expiresAt === null) {
    return (
      <>
        <b>no lifetime</b> here, and no <code>expiresAt</code> in the record
      </>
    );
  }
  if (expiresAt <= now) {
    return (
      <>
        <b>past its time</b> by <code>expiresAt</code> in the record, and still here: nobody has looked since
      </>
    );
  }
  return (
    <>
      <b>no lifetime</b> of its own; <code>expiresAt</code> in the record is in{' '}
      <span className="numeral">{formatSpan(expiresAt - now)}</span>
    </>
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
