import type { Request, Response } from 'express';
import { refuse } from './answers.ts';
import { nameDevice } from './name-device.ts';
import type { SessionPolicy } from './policy.ts';
import { type SessionStore, type SessionUser, userOf } from './session-store.ts';
import { readTicket, type Tickets } from './ticket.ts';

type Sent = Pick<Request, 'headers'>;

/** Who asks; null for a stranger. */
export type FindUser = (req: Sent, res: Pick<Response, 'cookie'>) => Promise<SessionUser | null>;

/** Looks up whose session a request's id belongs to. */
export function createFindUser({
  store,
  policy,
  tickets,
  now,
}: {
  store: SessionStore;
  policy: SessionPolicy;
  tickets: Tickets;
  now(): number;
}): FindUser {
  const isProlonged = policy.timeout === 'idle' || policy.timeout === 'both';
  const adopt = (id: string, req: Sent) =>
    store.save(id, { userId: null, device: nameDevice(req.headers['user-agent']), createdAt: now() });

  return async (req, res) => {
    const id = readTicket(req);
    if (id === null) return null;
    const session = await store.find(id);
    if (session === null && policy.unknownId === 'adopted') await adopt(id, req); // defence: unknownId
    const user = userOf(session);
    // Logged out while at work: the browser's copy must be prolonged with the session in the store.
    if (user && isProlonged) tickets.handOut(res, id);
    return user;
  };
}

export function refuseStranger(req: Sent, res: Response): void {
  refuse(res, 401, readTicket(req) === null ? 'not authenticated' : 'session expired');
}
