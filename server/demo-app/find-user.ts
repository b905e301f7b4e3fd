import type { Request, Response } from 'express';
import { refuse } from './answers.ts';
import { nameDevice } from './name-device.ts';
import { type SessionUser, StoreUnavailable, userOf } from './session-store.ts';
import type { Site } from './site.ts';
import { handOutTicket, isTicketOld, noteTicket, readTicket, showsStrangeTicket } from './ticket.ts';

/** Who asks: whose session the request's id belongs to. Null for a stranger. */
export async function findUser(site: Site, req: Request, res: Response): Promise<SessionUser | null> {
  const { store, policy } = site;
  const id = readTicket(req);
  if (id === null) return null;
  const session = await store.find(id);
  if (session === null && policy.unknownId === 'adopted') await adopt(site, id, req); // defence: unknownId
  if (session !== null && session.userId !== null && isTicketOld(site, session)) {
    // Logged out while at work: the browser's copy must be prolonged with the session in the store.
    try {
      if (!(await store.replace(id, { ...session, ...noteTicket(site) }))) return null;
      handOutTicket(site, res, id);
    } catch (error) {
      // Locked out by a full store: it finds the session and takes no change. The old cookie does until it takes one.
      if (!(error instanceof StoreUnavailable)) throw error;
      site.reportError(error);
    }
  }
  return userOf(session);
}

function adopt({ store, now }: Site, id: string, req: Request): Promise<void> {
  return store.save(id, { userId: null, device: nameDevice(req.headers['user-agent']), createdAt: now() });
}

export function refuseStranger({ policy }: Site, req: Request, res: Response): void {
  // Planted ids are as good as the site's own where one of these defences is missing.
  const isOwnForm = policy.idAtLogin === 'fresh' && policy.unknownId === 'refused';
  if (isOwnForm && showsStrangeTicket(req)) refuse(res, 401, 'no session of this site');
  else refuse(res, 401, readTicket(req) === null ? 'not authenticated' : 'session expired');
}
