import { readOurToken } from './read-token.ts';

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/**
 * A token by which it is known again. Its last letter holds four bits of the seal and two of nothing, so that four letters
 * decode alike, and a server that checks the seal takes them all (RFC 4648, section 3.5).
 */
export function tokenKey(token: string): string {
  const [, , seal = ''] = token.split('.');
  const last = letters.indexOf(seal.at(-1) ?? '');
  const empty = [0, 0, 4, 2][seal.length % 4] ?? 0;
  if (last < 0 || empty === 0) return token;
  const bits = 2 ** empty;
  return token.slice(0, -1) + letters.charAt(last - (last % bits));
}

/** What a token of this site’s form says of itself, as texts and numbers; null where it does not say. Nothing of it is proven. */
export type TokenSays = {
  alg: string | null;
  sub: string | null;
  name: string | null;
  role: string | null;
  /** Seconds since the epoch. */
  iat: number | null;
  exp: number | null;
  jti: string;
};

/** Null for what has not the form of this site’s tokens. */
export function tokenSays(token: string): TokenSays | null {
  const read = readOurToken(token);
  if (!read) return null;
  const { header, claims } = read;
  const text = (value: unknown) => (typeof value === 'string' ? value : null);
  const time = (value: unknown) => (typeof value === 'number' && Number.isFinite(value) ? value : null);
  return {
    alg: text(header.alg),
    sub: text(claims.sub),
    name: text(claims.name),
    role: text(claims.role),
    iat: time(claims.iat),
    exp: time(claims.exp),
    jti: text(claims.jti) ?? '',
  };
}
