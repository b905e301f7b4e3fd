import { randomBytes } from 'node:crypto';
import { parseCookie, stringifySetCookie } from 'cookie';

const GUEST_COOKIE = 'coatcheck_guest';

/** Nobody needs a name: a guest is 128 random bits that only this browser has. */
export const newGuest = (): string => randomBytes(16).toString('base64url');

/** Null when there is none, or none that we could have given. */
export function readGuest(cookies: string | undefined): string | null {
  const value = parseCookie(cookies ?? '')[GUEST_COOKIE];
  return value !== undefined && /^[\w-]{22}$/.test(value) ? value : null;
}

/** The `Set-Cookie` line by which a guest is known in this room, and nowhere else. @param base the path beneath which the product lies */
export const toGuestCookie = (
  guest: string,
  { base, code, secure }: { base: string; code: string; secure: boolean },
): string =>
  stringifySetCookie({
    name: GUEST_COOKIE,
    value: guest,
    httpOnly: true,
    sameSite: 'strict',
    path: `${base}api/rooms/${code}/`,
    secure,
  });
