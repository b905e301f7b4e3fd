import { headerValues } from '../trace/header-values.ts';
import { readSetCookie } from '../world/read-set-cookie.ts';
import type { JarCookie } from '../world/world.ts';

/** One user agent's cookies, in the order in which they came (RFC 6265bis, section 5). */
export type CookieJar = {
  /** Only cookies that still live. */
  cookies(): readonly JarCookie[];
  /** A cookie's value; null when there is none of that name. */
  value(name: string): string | null;
  /** The `Cookie` header for a request; null when no cookie goes along. */
  header(path: string): string | null;
  /** Puts a cookie in by hand, for every path, as an attacker or a careless person would. */
  set(name: string, value: string): void;
  /** Makes this jar the copy of another one: a stolen jar, or a restored one. */
  take(other: CookieJar): void;
  clear(): void;
};

export type FilledJar = CookieJar & {
  /** Stores what an answer's `Set-Cookie` lines say. */
  receive(headers: [string, string][], path: string): void;
};

const host = 'localhost';

/** @param now milliseconds since the epoch on the clock that the learner's server sees */
export function createCookieJar(now: () => number): FilledJar {
  let held: readonly JarCookie[] = [];
  const living = () => held.filter(({ expiresAt }) => expiresAt === null || expiresAt > now());
  const put = (cookie: JarCookie) => {
    const index = held.findIndex(
      ({ name, domain, path }) => name === cookie.name && domain === cookie.domain && path === cookie.path,
    );
    held = index < 0 ? [...held, cookie] : held.with(index, cookie);
  };

  return {
    cookies: living,
    value: (name) => living().find((cookie) => cookie.name === name)?.value ?? null,
    set(name, value) {
      held = held.filter((cookie) => cookie.name !== name);
      put({ name, value, path: '/', ...byHand });
    },
    take(other) {
      held = other.cookies();
    },
    clear() {
      held = [];
    },
    receive(headers, path) {
      for (const line of headerValues(headers, 'set-cookie')) {
        const cookie = readSetCookie(line, { at: now(), path, host, setBy: 1 });
        // Secure is no reason to drop it: browsers trust localhost without https.
        if (cookie) put(cookie);
      }
    },
    header(path) {
      const pathname = path.split('?')[0] ?? '/';
      const sent = living()
        .filter((cookie) => matchesPath(pathname, cookie.path))
        // Longer paths first (RFC 6265bis, section 5.8.3); the sort keeps the order of arrival.
        .toSorted((a, b) => b.path.length - a.path.length);
      return sent.length > 0 ? sent.map(({ name, value }) => `${name}=${value}`).join('; ') : null;
    },
  };
}

const byHand = {
  domain: null,
  expiresAt: null,
  httpOnly: false,
  secure: false,
  sameSite: null,
  setBy: null,
  plantedBy: null,
} as const;

/** RFC 6265bis, section 5.1.4. */
function matchesPath(pathname: string, cookiePath: string): boolean {
  if (!pathname.startsWith(cookiePath)) return false;
  return (
    cookiePath.endsWith('/') || pathname.length === cookiePath.length || pathname[cookiePath.length] === '/'
  );
}
