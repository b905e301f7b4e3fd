/** The cookie that carries a token, where the sandbox keeps tokens in cookies. */
export const tokenCookie = 'access_token';

/** Whether a path is one of the token app's. */
export const isTokenPath = (path: string): boolean => /^\/api\/token(?=[/?]|$)/.test(path);

/** Whether a path is this one of the token app's: to log in, or to do something with what one got. */
export const isTokenPathTo = (end: '' | '/refresh' | '/logout' | '/revoke', path: string): boolean =>
  path.split('?')[0] === `/api/token${end}`;

/** What an `Authorization` line bears (RFC 6750, section 2.1); null for one of another scheme. */
export const bearerIn = (value: string): string | null => /^Bearer +(\S+)$/i.exec(value)?.[1] ?? null;

/** Whether a text has the form of this site's refresh tokens. */
export const isRefreshToken = (text: string): boolean => /^[\da-f]{32}$/.test(text);

const denialPrefix = 'denied:';
const refreshPrefix = 'refresh:';
const refreshIndexPrefix = 'user-token-families:';

/** The key under which a token is denied, by its number (`jti`). */
export const denialKeyOf = (jti: string): string => denialPrefix + jti;

/** The number of the token that a key denies; null for keys of other kinds. */
export const deniedIn = (key: string): string | null => restOf(key, denialPrefix);

/** The hash of the refresh token that a key is for; null for keys of other kinds. */
export const refreshHashIn = (key: string): string | null => restOf(key, refreshPrefix);

/** The user whose logins by refresh tokens a key lists; null for keys of other kinds. */
export const refreshUserIn = (key: string): string | null => restOf(key, refreshIndexPrefix);

/** Whether a key is there for refresh tokens: one of them, or a list. */
export const isRefreshKey = (key: string): boolean =>
  refreshHashIn(key) !== null || refreshUserIn(key) !== null;

const restOf = (key: string, prefix: string): string | null =>
  key.startsWith(prefix) && key.length > prefix.length ? key.slice(prefix.length) : null;
