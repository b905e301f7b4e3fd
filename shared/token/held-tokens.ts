import { readOurToken } from './read-token.ts';
import { isRefreshToken, isTokenPath, isTokenPathTo } from './vocabulary.ts';

/** What somebody keeps for themselves, outside of cookies; null where they have none. */
export type HeldTokens = { token: string | null; refresh: string | null };

export const emptyHanded: HeldTokens = { token: null, refresh: null };

type Asked = { method: string; path: string };

/** What is added to a request for what one holds: a header (RFC 6750, section 2.1), and a body where the route is about a token. */
export function bringTokens(
  { token, refresh }: HeldTokens,
  { method, path }: Asked,
): { headers: { Authorization?: string }; json: Record<string, string> | null } {
  if (!isTokenPath(path)) return { headers: {}, json: null };
  const headers = token === null || isLogin(path) ? {} : { Authorization: `Bearer ${token}` };
  return { headers, json: method === 'POST' ? bodyOf(path, { token, refresh }) : null };
}

function bodyOf(path: string, { token, refresh }: HeldTokens): Record<string, string> | null {
  if (isTokenPathTo('/refresh', path)) return refresh === null ? {} : { refresh_token: refresh };
  if (isTokenPathTo('/logout', path)) return refresh === null ? null : { refresh_token: refresh };
  if (isTokenPathTo('/revoke', path)) return token === null ? {} : { token };
  return null;
}

/**
 * What somebody holds after an answer: what it brought, and nothing once they have logged out. A login takes the place of the one
 * before, also where the token came in a cookie. `text` is the answer's body.
 */
export function keepTokens(
  held: HeldTokens,
  { path }: Pick<Asked, 'path'>,
  answer: { status: number; text: string },
): HeldTokens {
  if (!isTokenPath(path) || answer.status >= 300) return held;
  if (isTokenPathTo('/logout', path)) return emptyHanded;
  const { access_token: token, refresh_token: refresh } = readFields(answer.text);
  return {
    token: typeof token === 'string' && readOurToken(token) ? token : bringsNone(path) ? held.token : null,
    refresh: typeof refresh === 'string' && isRefreshToken(refresh) ? refresh : held.refresh,
  };
}

const bringsNone = (path: string) => !isLogin(path) && !isTokenPathTo('/refresh', path);
const isLogin = (path: string) => isTokenPathTo('', path);

function readFields(text: string): Record<string, unknown> {
  try {
    return Object(JSON.parse(text));
  } catch {
    return {};
  }
}
