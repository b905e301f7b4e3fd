import { shortenId } from '#shared/trace/shorten-id.ts';
import type { JarCookie } from '#shared/world/world.ts';
import { useTruthMark } from '../../scene/marking-provider.tsx';
import type { End } from '../event-ends.ts';
import { EventLink } from '../event-link.tsx';
import { cookieFacts } from './cookie-facts.ts';

type Props = { cookie: JarCookie; now: number; participant: End['kind']; isChanged: boolean };

/** One cookie as a ticket stub: the number, who gave it out, and all its attributes. */
export function CookieTicket({ cookie, now, participant, isChanged }: Props) {
  const mark = useTruthMark({ kind: 'ticket', id: cookie.value });
  return (
    <li className="ticket cookie-ticket" data-participant={participant} data-changed={isChanged} {...mark}>
      <p className="cookie-name">{cookie.name}</p>
      <p className="numeral" aria-hidden="true">
        {shortenId(cookie.value)}
      </p>
      <p className="cookie-value">{cookie.value}</p>
      <hr className="tear" />
      <dl>
        {cookieFacts(cookie, now).map(({ term, value, says }) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>
              <b>{value}</b> <span>{says}</span>
            </dd>
          </div>
        ))}
      </dl>
      <p className="cookie-giver">
        {cookie.setBy === null ? 'Brought along; no server here gave it out.' : 'Given out by '}
        {cookie.setBy !== null && <EventLink number={cookie.setBy} />}
      </p>
    </li>
  );
}
