import { parseCookie } from 'cookie';
import type { Request, Response } from 'express';
import type { Session } from './session-store.ts';
import type { Site } from './site.ts';

type CookieSite = Pick<Site, 'policy' | 'secureCookies' | 'ttlSeconds'>;

/** The session id that a request brings along; null when there is none that could be one of ours. */
export function readTicket(req: Pick<Request, 'headers'>): string | null {
  // Cookies matched by substring: a parser tells `session_id` from `xsession_id`, and does not trip over a stray `%`.
  const id = parseCookie(req.headers.cookie ?? '').session_id;
  // Hostile cookies: what comes from outside is held to this shape before it becomes part of a key.
  return id !== undefined && /^[\w-]{1,64}$/.test(id) ? id : null;
}

/** Whether a request shows a ticket at all, in whatever form. */
export function showsTicket(req: Pick<Request, 'headers'>): boolean {
  return parseCookie(req.headers.cookie ?? '').session_id !== undefined;
}

/**
 * Whether a request shows a ticket that cannot be ours. Borrowed names: cookies know no ports, so a program on another port
 * of this machine may have left one that is called the same.
 */
export function showsStrangeTicket(req: Pick<Request, 'headers'>): boolean {
  const id = parseCookie(req.headers.cookie ?? '').session_id ?? '';
  // As `session-ids.ts` makes them.
  return id !== '' && !/^([0-9a-f]{32}|\d{1,15})$/.test(id);
}

/** Gives a browser the cookie that carries the id. */
export function handOutTicket(site: CookieSite, res: Response, id: string): void {
  res.cookie('session_id', id, { ...toCookie(site), maxAge: cookieSeconds(site) * 1000 });
}

/**
 * How long the browser keeps the cookie: as long as the session can live, where that has an end. Under an idle timeout it
 * is twice the timeout: the cookie is renewed after one, and whoever comes just before that still has one left.
 */
function cookieSeconds({ policy, ttlSeconds }: CookieSite): number {
  return policy.timeout === 'idle' ? 2 * ttlSeconds : ttlSeconds;
}

/**
 * Whether half of a cookie's life has gone, under an idle timeout; under any other it was given for all of its session's.
 *
 * Late answers: a cookie that comes with every answer would be set by the slowest of them last. With an old lookup still on
 * its way, somebody logs in anew; then its answer puts the old, ended id over the fresh one, and they are logged out. So
 * few answers as possible carry a cookie. What is left of this race: an answer that does renew may come late, and so may
 * those to a login or logout. It ends at the login form and lets nobody in, for the id that comes late has ended by then. A
 * cookie without `Max-Age`, which lives until the browser is closed, need not be renewed; login and logout are left even so.
 */
export function isTicketOld(site: CookieSite & Pick<Site, 'now'>, { cookieSetAt }: Session): boolean {
  if (site.policy.timeout !== 'idle') return false;
  return cookieSetAt === undefined || site.now() - cookieSetAt >= (cookieSeconds(site) * 1000) / 2;
}

/** What a session must remember for that of a cookie that is being handed out. */
export function noteTicket({ policy, now }: Pick<Site, 'policy' | 'now'>): Pick<Session, 'cookieSetAt'> {
  return policy.timeout === 'idle' ? { cookieSetAt: now() } : {};
}

/**
 * Has the browser drop it, and only at a logout. Late answers: were a refusal to do so, too, one that comes late would
 * take the cookie of a login that was quicker.
 */
export function takeBackTicket(site: CookieSite, res: Response): void {
  const cookie = toCookie(site);
  // A browser only drops a cookie whose name, path and domain are the same.
  const path = site.policy.logout === 'clears-other-path' ? '/api' : cookie.path;
  res.clearCookie('session_id', { ...cookie, path });
}

function toCookie({ policy, secureCookies }: CookieSite) {
  return {
    httpOnly: policy.httpOnly === 'on', // defence: httpOnly
    // Browsers take SameSite=None together with Secure alone (RFC 6265bis, section 5.7).
    secure: { 'over-https': secureCookies || policy.sameSite === 'none', never: false, always: true }[
      policy.secure
    ], // defence: secure
    ...(policy.sameSite !== 'absent' && { sameSite: policy.sameSite }), // defence: sameSite
    path: '/',
  };
}
