import type { Actor } from '#shared/trace/event.ts';
import { shortenId } from '#shared/trace/shorten-id.ts';
import type { JarCookie, World } from '#shared/world/world.ts';
import { useTruthMark } from '../../scene/marking-provider.tsx';
import { EventLink } from '../../timeline/event-link.tsx';
import { cookieFacts } from './cookie-facts.ts';
import { cookieOrigin } from './cookie-origin.ts';

type Props = { cookie: JarCookie; actor: Actor; world: World; isChanged: boolean };

/** One cookie as a ticket stub: the number, who gave it out, and all its attributes. */
export function CookieTicket({ cookie, actor, world, isChanged }: Props) {
  const { says, event } = cookieOrigin(cookie, actor, world);
  const mark = useTruthMark({ kind: 'ticket', id: cookie.value });
  return (
    <li className="ticket cookie-ticket" data-participant={actor.kind} data-changed={isChanged} {...mark}>
      <p className="cookie-name" translate="no">
        {cookie.name}
      </p>
      <p className="numeral" aria-hidden="true" translate="no">
        {shortenId(cookie.value)}
      </p>
      <p className="cookie-value" translate="no">
        {cookie.value}
      </p>
      <hr className="tear" />
      <dl>
        {cookieFacts(cookie, world.at).map(({ term, value, says: meaning }) => (
          <div key={term}>
            <dt translate="no">{term}</dt>
            <dd>
              <b>{value}</b> <span>{meaning}</span>
            </dd>
          </div>
        ))}
      </dl>
      <p className="cookie-giver">
        {says} {event !== null && <EventLink number={event} />}
      </p>
    </li>
  );
}
