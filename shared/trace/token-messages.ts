import { parseCookie, parseSetCookie } from 'cookie';
import { readOurToken } from '../token/read-token.ts';
import { bearerIn, isRefreshToken, isTokenPath, isTokenPathTo, tokenCookie } from '../token/vocabulary.ts';
import type { TraceEventOf } from './event.ts';
import { headerValues } from './header-values.ts';

type Request = TraceEventOf<'request'>;
type Asked = Pick<Request, 'method' | 'path'>;

const asWritten = { decode: (text: string) => text };

/** Whether a route looks at tokens, and at no session’s ticket. */
export const isTokenRoute = ({ path }: Pick<Asked, 'path'>): boolean => isTokenPath(path);

/** Whether a request hands in a name and a password for a token. */
export const isTokenLogin = ({ method, path }: Asked): boolean =>
  method === 'POST' && isTokenPathTo('', path);

/** Whether a request hands in a refresh token for a new pair. */
export const isTokenRefresh = ({ method, path }: Asked): boolean =>
  method === 'POST' && isTokenPathTo('/refresh', path);

/** Whether a request gives a token back. */
export const isTokenLogout = ({ method, path }: Asked): boolean =>
  method === 'POST' && isTokenPathTo('/logout', path);

/** The token in a request’s `Authorization` (RFC 6750, section 2.1); null where there is none of this site’s form. */
export function borneToken({ headers }: Pick<Request, 'headers'>): string | null {
  const [line = ''] = headerValues(headers, 'authorization');
  return ourToken(bearerIn(line) ?? '');
}

/** The token that a request shows: in its header, or else in the cookie that is for it. */
export function shownToken(request: Pick<Request, 'headers'>): string | null {
  const cookies = parseCookie(headerValues(request.headers, 'cookie').join('; '), asWritten);
  return borneToken(request) ?? ourToken(cookies[tokenCookie] ?? '');
}

/** The token that a request names in its body, to have it revoked. */
export const namedToken = (request: Request): string | null => ourToken(field(request, 'token') ?? '');

/** The token that an answer hands out, and by which way; null for an answer without one. */
export function givenToken(
  response: TraceEventOf<'response'>,
): { token: string; by: 'body' | 'cookie' } | null {
  const inBody = ourToken(field(response, 'access_token') ?? '');
  if (inBody !== null) return { token: inBody, by: 'body' };
  for (const line of headerValues(response.headers, 'set-cookie')) {
    const { name, value = '' } = parseSetCookie(line, asWritten);
    const token = name === tokenCookie ? ourToken(value) : null;
    if (token !== null) return { token, by: 'cookie' };
  }
  return null;
}

/** The refresh token that a message carries in its body: a request shows it, an answer hands it out. */
export const refreshTokenIn = (message: Pick<Request, 'body'>): string | null => {
  const token = field(message, 'refresh_token');
  return token !== null && isRefreshToken(token) ? token : null;
};

const ourToken = (text: string): string | null => (readOurToken(text) ? text : null);

/** A text in a body of JSON; null where there is none, or it was cut. */
function field({ body }: Pick<Request, 'body'>, name: string): string | null {
  if (!body || body.text.length > 8192 || !body.text.includes(`"${name}"`)) return null;
  try {
    const value: unknown = JSON.parse(body.text);
    const told = typeof value === 'object' && value !== null ? Reflect.get(value, name) : null;
    return typeof told === 'string' ? told : null;
  } catch {
    // A body that is broken or cut off names nothing.
    return null;
  }
}
