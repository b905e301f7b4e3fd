import { sayDuration } from '#shared/trace/say-duration.ts';
import type { JarCookie } from '#shared/world/world.ts';
import { formatSpan } from '../format-time.ts';

export type CookieFact = { term: string; value: string; says: string };

const sameSiteSays = {
  Strict: 'stays behind with whatever another site causes',
  Lax: 'stays behind with other sites’ forms and images',
  None: 'comes along with everything',
};

/**
 * All attributes of a cookie, each with what it means here. `now` is the shown instant in milliseconds; `skippedMs` by how
 * much the cloakroom's clock was moved on since the cookie was set, while its browser's went on as ever. Of one that no
 * answer here has set nobody knows them: a request shows a cookie's name and value, and no more. A thief's jar
 * (`isKept`) keeps it, whatever its age says.
 */
export const cookieFacts = (
  cookie: JarCookie,
  { now, skippedMs, isKept }: { now: number; skippedMs: number; isKept: boolean },
): CookieFact[] =>
  cookie.setBy === null
    ? unknownFacts
    : [...knownFacts(cookie), isKept ? keptFact : expiresFact(cookie, now, skippedMs)];

const unknownFacts: CookieFact[] = [
  {
    term: 'HttpOnly',
    value: 'unknown',
    says: 'like all attributes of this cookie: a request shows its name and value only',
  },
];

const knownFacts = (cookie: JarCookie): CookieFact[] => [
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
    says: cookie.secure
      ? 'sent over https only, or to this very machine'
      : 'sent over plain http as well, as on this machine',
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
];

const keptFact: CookieFact = {
  term: 'Expires',
  value: 'never, here',
  says: 'an age is a request to polite browsers, and a thief throws nothing away',
};

const expiresFact = (cookie: JarCookie, now: number, skippedMs: number): CookieFact => ({
  term: 'Expires',
  value: cookie.expiresAt === null ? 'never said' : `in ${formatSpan(cookie.expiresAt - now)}`,
  says: expiresSays(cookie, skippedMs),
});

const expiresSays = ({ expiresAt }: JarCookie, skippedMs: number): string => {
  if (expiresAt === null) return 'goes when the browser closes';
  if (skippedMs === 0) return 'then the browser throws it away';
  return `then the browser throws it away, by its own clock: that of the cloakroom was moved on by ${sayDuration(skippedMs)} since, and the browser’s was not. So a ticket may outlive its session`;
};
