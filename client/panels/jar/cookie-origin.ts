import { tokenSays } from '#shared/token/token-words.ts';
import { tokenCookie } from '#shared/token/vocabulary.ts';
import type { Actor } from '#shared/trace/event.ts';
import type { JarCookie, World } from '#shared/world/world.ts';
import { tokenOrigin } from '../token/token-origin.ts';

/** How a cookie came into a jar: words, and the event that they lead to, if there is one. */
export type CookieOrigin = { says: string; event: number | null };

/** Where a cookie came from: an answer, an old number that its holder or somebody else had been given, or nobody knows where. */
export const cookieOrigin = (cookie: JarCookie, actor: Actor, world: World): CookieOrigin => {
  if (cookie.plantedBy !== null)
    return { says: `Planted: ${cookie.plantedBy} knows this number. It came by`, event: cookie.setBy };
  if (cookie.setBy !== null) return { says: 'Given out by', event: cookie.setBy };
  if (cookie.name === tokenCookie && tokenSays(cookie.value))
    return tokenOrigin({ token: cookie.value, isGiven: false, since: 0 }, actor, world);
  const story = world.sessions.get(cookie.value);
  if (!story) {
    return { says: 'Brought along: as far as this trace tells, no server here gave it out.', event: null };
  }
  const { holder, createdBy: event, end } = story;
  const owner = holder === null || holder === actor.id ? null : world.jars.get(holder)?.actor.name;
  const how = owner ? `It was given to ${owner}.` : 'An old number, shown once more.';
  return { says: `${how} Its session${end ? ' has ended; it' : ''} began with`, event };
};
