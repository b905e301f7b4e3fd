import { readOurToken } from './read-token.ts';

/** What a forger does to a token that he holds: write another role into it, or also cut its seal off and say that it has none. */
export const forgeries = ['role', 'no-seal'] as const;
export type Forgery = (typeof forgeries)[number];

/**
 * A token with the role `admin` written into it, as anybody can who holds one; null for what has not the form of this site's own.
 * Under `role` all else stays, the seal too, which no longer fits. Under `no-seal` the header says that nothing is sealed.
 */
export function forgeToken(token: string, forgery: Forgery): string | null {
  const read = readOurToken(token);
  if (!read) return null;
  const payload = toPart({ ...read.claims, role: 'admin' });
  return forgery === 'role'
    ? `${read.parts.header}.${payload}.${read.parts.seal}`
    : `${toPart({ ...read.header, alg: 'none' })}.${payload}.`;
}

/** JSON in base64url, without padding (RFC 7515, section 2). */
function toPart(value: object): string {
  const bytes = new TextEncoder().encode(JSON.stringify(value));
  const letters = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
  return btoa(letters).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}
