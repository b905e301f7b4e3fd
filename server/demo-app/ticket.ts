import { parseCookie } from 'cookie';
import type { Request, Response } from 'express';
import type { Site } from './site.ts';

type CookieSite = Pick<Site, 'policy' | 'secureCookies' | 'ttlSeconds'>;

/** The session id that a request brings along; null when there is none that could be one of ours. */
export function readTicket(req: Pick<Request, 'headers'>): string | null {
  // Cookies matched by substring: a parser tells `session_id` from `xsession_id`, and does not trip over a stray `%`.
  const id = parseCookie(req.headers.cookie ?? '').session_id;
  // Hostile cookies: what comes from outside is held to this shape before it becomes part of a key.
  return id !== undefined && /^[\w-]{1,64}$/.test(id) ? id : null;
}

/** Gives a browser the cookie that carries the id. */
export function handOutTicket(site: CookieSite, res: Response, id: string): void {
  res.cookie('session_id', id, { ...toCookie(site), maxAge: site.ttlSeconds * 1000 });
}

/** Has the browser drop it. */
export function takeBackTicket(site: CookieSite, res: Response): void {
  const cookie = toCookie(site);
  // A browser only drops a cookie whose name, path and domain are the same.
  const path = site.policy.logout === 'clears-other-path' ? '/api' : cookie.path;
  res.clearCookie('session_id', { ...cookie, path });
}

function toCookie({ policy, secureCookies }: CookieSite) {
  return {
    httpOnly: policy.httpOnly === 'on', // defence: httpOnly
    secure: policy.secure === 'over-https' && secureCookies, // defence: secure
    ...(policy.sameSite !== 'absent' && { sameSite: policy.sameSite }), // defence: sameSite
    path: '/',
  };
}
