import { tokenSays } from '#shared/token/token-words.ts';
import { tokenCookie } from '#shared/token/vocabulary.ts';
import { cleanText } from '#shared/trace/clean-text.ts';
import type { Actor } from '#shared/trace/event.ts';
import { shortenId } from '#shared/trace/shorten-id.ts';
import { keepsWhatever } from '#shared/world/fill-jar.ts';
import type { JarCookie, World } from '#shared/world/world.ts';
import { useTruthMark } from '../../scene/marking-provider.tsx';
import { EffectLink } from '../../timeline/effect-link.tsx';
import { useTimeline } from '../../timeline/timeline-provider.tsx';
import { OpenedToken } from '../token/opened-token.tsx';
import { cookieFacts } from './cookie-facts.ts';
import { cookieOrigin } from './cookie-origin.ts';
import { skippedSince } from './skipped-since.ts';

type Props = { cookie: JarCookie; actor: Actor; world: World; isChanged: boolean };

/** One cookie as a ticket stub: the number, who gave it out, and all its attributes. */
export function CookieTicket({ cookie, actor, world, isChanged }: Props) {
  const { says, event } = cookieOrigin(cookie, actor, world);
  const token = cookie.name === tokenCookie ? tokenSays(cookie.value) : null;
  const mark = useTruthMark({ kind: 'ticket', id: cookie.value });
  const skipped = useTimeline(({ context }) => skippedSince(context.events, cookie.setBy ?? 0, world.upTo));
  const facts = cookieFacts(cookie, { now: world.at, skippedMs: skipped, isKept: keepsWhatever(actor) });
  return (
    <li className="ticket cookie-ticket" data-participant={actor.kind} data-changed={isChanged} {...mark}>
      <p className="cookie-name" translate="no">
        {cookie.name}
      </p>
      <p className="numeral" aria-hidden="true" translate="no">
        {token ? cleanText(token.name ?? '', 16) || '?' : shortenId(cookie.value)}
      </p>
      <p className="cookie-value" translate="no">
        {cookie.value}
      </p>
      <hr className="tear" />
      <dl>
        {facts.map(({ term, value, says: meaning }) => (
          <div key={term}>
            <dt translate="no">{term}</dt>
            <dd>
              <b>{value}</b> <span>{meaning}</span>
            </dd>
          </div>
        ))}
      </dl>
      {token && <OpenedToken token={cookie.value} />}
      <p className="cookie-giver">
        {says} {event !== null && <EffectLink of={event} />}
      </p>
    </li>
  );
}
