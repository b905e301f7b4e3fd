import { parseCookie } from 'cookie';
import type { Request, Response } from 'express';
import type { SessionPolicy } from './policy.ts';

type Sent = Pick<Request, 'headers'>;

/** The session id that a request brings along; null when there is none that could be one of ours. */
export function readTicket(req: Sent): string | null {
  // Cookies matched by substring: a parser tells `session_id` from `xsession_id`, and does not trip over a stray `%`.
  const id = parseCookie(req.headers.cookie ?? '').session_id;
  // Hostile cookies: what comes from outside is held to this shape before it becomes part of a key.
  return id !== undefined && /^[\w-]{1,64}$/.test(id) ? id : null;
}

export type Tickets = {
  handOut(res: Pick<Response, 'cookie'>, id: string): void;
  takeBack(res: Pick<Response, 'clearCookie'>): void;
};

/** The cookie that carries the id: how a browser gets it, and drops it. */
export function createTickets(
  policy: SessionPolicy,
  { secureCookies, ttlSeconds }: { secureCookies: boolean; ttlSeconds: number },
): Tickets {
  const cookie = {
    httpOnly: policy.httpOnly === 'on', // defence: httpOnly
    secure: policy.secure === 'over-https' && secureCookies, // defence: secure
    ...(policy.sameSite !== 'absent' && { sameSite: policy.sameSite }), // defence: sameSite
    path: '/',
  };
  return {
    handOut: (res, id) => res.cookie('session_id', id, { ...cookie, maxAge: ttlSeconds * 1000 }),
    takeBack(res) {
      // A browser only drops a cookie whose name, path and domain are the same.
      const path = policy.logout === 'clears-other-path' ? '/api' : cookie.path;
      res.clearCookie('session_id', { ...cookie, path });
    },
  };
}
