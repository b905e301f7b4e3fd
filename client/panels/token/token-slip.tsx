import { tokenSays } from '#shared/token/token-words.ts';
import { cleanText } from '#shared/trace/clean-text.ts';
import type { Actor } from '#shared/trace/event.ts';
import type { PocketToken, World } from '#shared/world/world.ts';
import { useTruthMark } from '../../scene/marking-provider.tsx';
import { EffectLink } from '../../timeline/effect-link.tsx';
import { OpenedToken } from './opened-token.tsx';
import { tokenOrigin } from './token-origin.ts';

/** Where somebody keeps what came in an answer’s body, and what that means. A cookie tells it by its attributes. */
const places = {
  storage: {
    name: 'localStorage',
    readBy:
      'every script of the page, always: there is no HttpOnly here to keep one away (OWASP, HTML5 Security)',
    sentBy:
      'the page’s own code, in a header. Nothing goes along by itself, so another site’s form cannot use it',
  },
  memory: {
    name: 'a program’s memory',
    readBy: 'the program alone: it is no page, and runs nobody’s scripts',
    sentBy: 'the program, in a header',
  },
} as const;

type Props = { held: PocketToken; actor: Actor; world: World };

/** A token that is kept outside of cookies: whose it says it is, where it lies, and what is in it. */
export function TokenSlip({ held, actor, world }: Props) {
  const { token, place, isGiven, since } = held;
  const { says, event } = tokenOrigin(held, actor, world);
  const mark = useTruthMark({ kind: 'ticket', id: token });
  const { name, readBy, sentBy } = places[place];
  return (
    <li className="token-slip" data-participant={actor.kind} data-changed={since === world.upTo} {...mark}>
      <p className="cookie-name">{isGiven ? `A token, in ${name}` : 'A token, as it was shown'}</p>
      <p className="numeral" aria-hidden="true" translate="no">
        {cleanText(tokenSays(token)?.name ?? '', 16) || '?'}
      </p>
      <p className="cookie-value" translate="no">
        {token}
      </p>
      {isGiven && (
        <dl>
          <div>
            <dt>Read by</dt>
            <dd>{readBy}</dd>
          </div>
          <div>
            <dt>Sent by</dt>
            <dd>{sentBy}</dd>
          </div>
        </dl>
      )}
      <OpenedToken token={token} />
      <p className="cookie-giver">
        {says} {event !== null && <EffectLink of={event} />}
      </p>
    </li>
  );
}
