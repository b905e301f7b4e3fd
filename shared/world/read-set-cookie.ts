import { parseSetCookie, type SetCookie } from 'cookie';
import type { JarCookie } from './world.ts';

/** Where and when a `Set-Cookie` line arrived. `host` is without port; null when nobody knows the request. */
export type Arrival = { at: number; path: string; host: string | null; setBy: number };

/** No cookie lives longer, whatever it asks for (RFC 6265bis, section 5.5). */
const longestLifeMs = 400 * 24 * 3600 * 1000;

/**
 * Reads one `Set-Cookie` line as a user agent stores it; null when it must ignore the line. Max-Age wins over
 * Expires, and a cookie without either lasts as long as the user agent's session (RFC 6265bis, section 5.7).
 */
export const readSetCookie = (line: string, { at, path, host, setBy }: Arrival): JarCookie | null => {
  if (hasControlCharacters(line)) return null;
  const cookie = parseSetCookie(line, { decode: (text) => text });
  const { name, value = '' } = cookie;
  if (name.length + value.length === 0 || name.length + value.length > 4096) return null;
  if (!keepsPrefixPromise(cookie)) return null;

  const domain = cookie.domain?.replace(/^\./, '').toLowerCase() || null;
  if (domain && host && host !== domain && !host.endsWith(`.${domain}`)) return null;
  return {
    name,
    value,
    path: cookie.path?.startsWith('/') ? cookie.path : defaultPath(path),
    domain,
    expiresAt: expiry(cookie, at),
    httpOnly: cookie.httpOnly ?? false,
    secure: cookie.secure ?? false,
    sameSite: toSameSite(cookie.sameSite),
    setBy,
    plantedBy: null,
  };
};

/** The directory of the request's path (RFC 6265bis, section 5.1.4). */
const defaultPath = (path: string): string => {
  const pathname = path.split('?')[0] ?? '';
  const end = pathname.lastIndexOf('/');
  return pathname.startsWith('/') && end > 0 ? pathname.slice(0, end) : '/';
};

const expiry = ({ maxAge, expires }: SetCookie, at: number): number | null => {
  // A Max-Age of zero or less means the earliest time there is.
  if (maxAge !== undefined) return maxAge <= 0 ? 0 : Math.min(at + maxAge * 1000, at + longestLifeMs);
  return expires ? Math.min(expires.getTime(), at + longestLifeMs) : null;
};

const hasControlCharacters = (line: string): boolean =>
  Array.from(line).some((character) => character !== '\t' && /\p{Cc}/u.test(character) && character < '\x80');

/** `__Host-` and `__Secure-` cookies that break what their names promise are ignored (RFC 6265bis, section 4.1.3). */
const keepsPrefixPromise = ({ name, secure, domain, path }: SetCookie): boolean => {
  if (/^__host-/i.test(name)) return secure === true && domain === undefined && path === '/';
  return !/^__secure-/i.test(name) || secure === true;
};

const toSameSite = (sameSite: SetCookie['sameSite']): JarCookie['sameSite'] => {
  if (sameSite === 'strict' || sameSite === true) return 'Strict';
  if (sameSite === 'lax') return 'Lax';
  return sameSite === 'none' ? 'None' : null;
};
