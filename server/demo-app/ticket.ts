import { parseCookie } from 'cookie';
import type { CookieOptions, Request, Response } from 'express';
import { refuse } from './answers.ts';
import type { SessionPolicy } from './policy.ts';

/** The session id that a request brings along; null when there is none that could be one of ours. */
export function readTicket(req: Pick<Request, 'headers'>): string | null {
  // Cookies matched by substring: a parser tells `session_id` from `xsession_id`, and does not trip over a stray `%`.
  const id = parseCookie(req.headers.cookie ?? '').session_id;
  // Hostile cookies: what comes from outside is held to this shape before it becomes part of a key.
  return id !== undefined && /^[\w-]{1,64}$/.test(id) ? id : null;
}

export function refuseStranger(req: Pick<Request, 'headers'>, res: Response): void {
  refuse(res, 401, readTicket(req) === null ? 'not authenticated' : 'session expired');
}

/** What a browser is told about the cookie that carries the id. */
export function toCookieOptions(
  policy: SessionPolicy,
  secureCookies: boolean,
): CookieOptions & { path: string } {
  return {
    httpOnly: policy.httpOnly === 'on', // defence: httpOnly
    secure: policy.secure === 'over-https' && secureCookies, // defence: secure
    ...(policy.sameSite !== 'absent' && { sameSite: policy.sameSite }), // defence: sameSite
    path: '/',
  };
}
