import express, { type RequestHandler, Router } from 'express';
import { explainCredentials, parseCredentials, refuse } from './answers.ts';
import { findUser, refuseStranger } from './find-user.ts';
import { nameDevice } from './name-device.ts';
import { createSessionId } from './session-ids.ts';
import type { Site, SiteOf } from './site.ts';
import { handOutTicket, noteTicket, readTicket, showsTicket, takeBackTicket } from './ticket.ts';

/** Log in, be recognised, log out. */
export function createSessionRoutes(siteOf: SiteOf): Router {
  const logIn: RequestHandler = async (req, res) => {
    const site = siteOf(req);
    const credentials = parseCredentials(req.body);
    if (!credentials) return refuse(res, 400, explainCredentials(req.body));
    const { username, password } = credentials;
    const user = await site.users.verify(username, password);
    // Guessing names: a wrong name and a wrong password get one and the same answer.
    if (!user) return refuse(res, 401, 'wrong name or password');
    const brought = readTicket(req);
    const kept = brought === null ? null : await idToKeep(site, brought);
    // Session fixation: the id is always a new one, and the session that the browser brought along ends here.
    if (brought !== null && kept === null) await site.store.destroy(brought); // defence: idAtLogin
    const id = kept ?? (await createSessionId(site.policy.ids, username, site));
    const device = nameDevice(req.headers['user-agent']);
    // The record is chosen field by field: whatever else the user object carries stays out of the store.
    const { id: userId, role } = user;
    const about = { device, createdAt: site.now(), ...noteTicket(site) };
    await site.store.save(id, { userId, role, name: username, ...about });
    handOutTicket(site, res, id);
    res.json({ user: { id: userId, role } });
  };

  const lookUp: RequestHandler = async (req, res) => {
    const site = siteOf(req);
    const user = await findUser(site, req, res);
    if (!user) return refuseStranger(site, req, res);
    res.json({ user: { id: user.id, role: user.role } });
  };

  const logOut: RequestHandler = async (req, res) => {
    const site = siteOf(req);
    const id = readTicket(req);
    // Sessions that survive logout: the store forgets first, then comes the answer. Clearing the cookie alone would
    // leave the id alive for whoever has a copy. If this fails, the cookie stays, so that logging out can be retried.
    if (id !== null && site.policy.logout === 'deletes') await site.store.destroy(id); // defence: logout
    // Logout by a foreign page: its form comes without a Lax cookie. An answer to that must not take the cookie either.
    if (showsTicket(req)) takeBackTicket(site, res);
    res.status(204).end();
  };

  const refuseGet: RequestHandler = (req, _res, next) => {
    // Logout by a foreign page: a GET could be caused by a mere link or image, so only POST ends a session.
    next(siteOf(req).policy.logoutBy === 'post' ? 'route' : undefined); // defence: logoutBy
  };

  const routes = Router();
  // Login by a foreign page: a plain form cannot send application/json, and nothing else is read here.
  routes.post('/login', express.json({ limit: '8kb' }), logIn);
  routes.get('/protected', lookUp);
  routes.post('/logout', logOut);
  routes.get('/logout', refuseGet, logOut);
  return routes;
}

/** The id that a browser brings to its login, if it is kept. */
async function idToKeep({ policy, store }: Site, brought: string): Promise<string | null> {
  if (policy.idAtLogin === 'keeps-any') return brought;
  return policy.idAtLogin === 'keeps-live' && (await store.find(brought)) ? brought : null;
}
