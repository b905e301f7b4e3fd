import { tokenName } from '#shared/trace/token-name.ts';
import { openToken, type TokenPart } from '#shared/wire/open-token.ts';
import { tellTokenFate } from '#shared/world/tell-token-fate.ts';
import { useWorldNow } from './use-world-now.ts';
import './opened-token.css';

const names = { header: 'Header', payload: 'Payload', seal: 'Seal' } as const;

type Props = { token: string; isOpen?: boolean };

/** A token opened into its three parts, as anybody can open it; and what is true of it, which only the trace can tell. */
export function OpenedToken({ token, isOpen = false }: Props) {
  const world = useWorldNow();
  const parts = openToken(token, world.at);
  if (!parts) return null;
  return (
    <details className="opened-token" open={isOpen}>
      <summary>Open {tokenName(token)}: no key is needed</summary>
      <p className="opened-fate">{tellTokenFate(world, token)}</p>
      <ol className="opened-parts">
        {parts.map((part) => (
          <Part key={part.kind} part={part} />
        ))}
      </ol>
    </details>
  );
}

function Part({ part: { kind, text, says, source, fields } }: { part: TokenPart }) {
  return (
    <li className="opened-part" data-part={kind}>
      <h4>{names[kind]}</h4>
      <p className="opened-bytes" translate="no">
        {text || '(nothing)'}
      </p>
      <p className="opened-says">
        {says} <cite>{source}</cite>
      </p>
      {fields.length > 0 && (
        <dl>
          {fields.map((field) => (
            <div key={field.name}>
              <dt translate="no">{field.name}</dt>
              <dd>
                <code translate="no">{field.value}</code> <span>{field.says}</span>{' '}
                <cite>{field.source}</cite>
              </dd>
            </div>
          ))}
        </dl>
      )}
    </li>
  );
}
