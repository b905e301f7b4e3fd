import express, { type RequestHandler, Router } from 'express';
import { parseCredentials, refuse } from './answers.ts';
import { type FindUser, refuseStranger } from './find-user.ts';
import { nameDevice } from './name-device.ts';
import type { SessionPolicy } from './policy.ts';
import { createSessionId } from './session-ids.ts';
import type { SessionStore } from './session-store.ts';
import { readTicket, type Tickets } from './ticket.ts';
import type { Users } from './users.ts';

/** Log in, be recognised, log out. */
export function createSessionRoutes({
  store,
  users,
  policy,
  tickets,
  findUser,
  now,
  nextNumber,
}: {
  store: SessionStore;
  users: Users;
  policy: SessionPolicy;
  tickets: Tickets;
  findUser: FindUser;
  now(): number;
  nextNumber(): Promise<number>;
}): Router {
  /** The id that a browser brings to its login, if it is kept. */
  const idToKeep = async (brought: string): Promise<string | null> => {
    if (policy.idAtLogin === 'keeps-any') return brought;
    return policy.idAtLogin === 'keeps-live' && (await store.find(brought)) ? brought : null;
  };

  const logIn: RequestHandler = async (req, res) => {
    const credentials = parseCredentials(req.body);
    if (!credentials) return refuse(res, 400, 'send username and password as JSON');
    const { username, password } = credentials;
    const user = await users.verify(username, password);
    // Guessing names: a wrong name and a wrong password get one and the same answer.
    if (!user) return refuse(res, 401, 'wrong name or password');
    const brought = readTicket(req);
    const kept = brought === null ? null : await idToKeep(brought);
    // Session fixation: the id is always a new one, and the session that the browser brought along ends here.
    if (brought !== null && kept === null) await store.destroy(brought); // defence: idAtLogin
    const id = kept ?? (await createSessionId(policy.ids, username, { nextNumber, now }));
    const device = nameDevice(req.headers['user-agent']);
    // The record is chosen field by field: whatever else the user object carries stays out of the store.
    await store.save(id, { userId: user.id, role: user.role, name: username, device, createdAt: now() });
    tickets.handOut(res, id);
    res.json({ user: { id: user.id, role: user.role } });
  };

  const logOut: RequestHandler = async (req, res) => {
    const id = readTicket(req);
    // Sessions that survive logout: the store forgets first, then comes the answer. Clearing the cookie alone would
    // leave the id alive for whoever has a copy. If this fails, the cookie stays, so that logging out can be retried.
    if (id !== null && policy.logout === 'deletes') await store.destroy(id); // defence: logout
    tickets.takeBack(res);
    res.status(204).end();
  };

  const routes = Router();
  // Login by a foreign page: a plain form cannot send application/json, and nothing else is read here.
  routes.post('/login', express.json({ limit: '8kb' }), logIn);
  routes.get('/protected', async (req, res) => {
    const user = await findUser(req, res);
    if (!user) return refuseStranger(req, res);
    res.json({ user: { id: user.id, role: user.role } });
  });
  // Logout by a foreign page: a GET could be caused by a mere link or image, so only POST ends a session.
  routes.post('/logout', logOut);
  if (policy.logoutBy === 'get-too') routes.get('/logout', logOut); // defence: logoutBy
  return routes;
}
