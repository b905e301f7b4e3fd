import type { JarCookie } from '#shared/world/world.ts';
import { formatSpan } from '../format-time.ts';

export type CookieFact = { term: string; value: string; says: string };

const sameSiteSays = {
  Strict: 'stays behind with whatever another site causes',
  Lax: 'stays behind with other sites’ forms and images',
  None: 'comes along with everything',
};

/**
 * All attributes of a cookie, each with what it means here. `now` is the shown instant in milliseconds. Of one that no
 * answer here has set nobody knows them: a request shows a cookie's name and value, and no more.
 */
export const cookieFacts = (cookie: JarCookie, now: number): CookieFact[] =>
  cookie.setBy === null ? unknownFacts : knownFacts(cookie, now);

const unknownFacts: CookieFact[] = [
  {
    term: 'HttpOnly',
    value: 'unknown',
    says: 'like all attributes of this cookie: a request shows its name and value only',
  },
];

const knownFacts = (cookie: JarCookie, now: number): CookieFact[] => [
  {
    term: 'HttpOnly',
    value: cookie.httpOnly ? 'yes' : 'no',
    says: cookie.httpOnly ? 'no script can read it' : 'any script of the page can read it',
  },
  {
    term: 'SameSite',
    value: cookie.sameSite ?? 'not said',
    says: cookie.sameSite ? sameSiteSays[cookie.sameSite] : 'each browser decides for itself',
  },
  {
    term: 'Secure',
    value: cookie.secure ? 'yes' : 'no',
    says: cookie.secure ? 'sent over https only' : 'sent over plain http as well, as on this machine',
  },
  {
    term: 'Path',
    value: cookie.path,
    says: cookie.path === '/' ? 'shown to the whole site' : 'shown to addresses below this one',
  },
  {
    term: 'Domain',
    value: cookie.domain ?? 'none',
    says: cookie.domain ? 'shown to subdomains too' : 'shown to this very host only',
  },
  {
    term: 'Expires',
    value: cookie.expiresAt === null ? 'never said' : `in ${formatSpan(cookie.expiresAt - now)}`,
    says: cookie.expiresAt === null ? 'goes when the browser closes' : 'then the browser throws it away',
  },
];
