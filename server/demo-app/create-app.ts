import express, { type Express, type Request, type Response } from 'express';
import type { Redis } from 'ioredis';
import { createAdminRoutes } from './admin-routes.ts';
import { answerErrors, logError, parseCredentials, refuse } from './answers.ts';
import { nameDevice } from './name-device.ts';
import { createPageRoutes } from './page-routes.ts';
import { type SessionPolicy, soundPolicy } from './policy.ts';
import { createRedisStore } from './redis-store.ts';
import { createSessionId } from './session-ids.ts';
import { type SessionStore, userOf } from './session-store.ts';
import { summariseSessions } from './session-summary.ts';
import { readTicket, refuseStranger, toCookieOptions } from './ticket.ts';
import type { Users } from './users.ts';

/** `ttlSeconds` is a session's lifetime; `secureCookies` is true when the site is served over https. */
export type AppDependencies = {
  redis: Redis;
  users: Users;
  ttlSeconds: number;
  secureCookies: boolean;
  policy?: SessionPolicy;
  /** Where sessions are kept; in Redis unless said otherwise. */
  store?: SessionStore;
  /** Milliseconds since the epoch. */
  now?: () => number;
  /** For ids that are counted. */
  nextNumber?: () => Promise<number>;
  reportError?: (error: unknown) => void;
};

/** A site with session-based authentication: log in, be recognised, log out, and have one's sessions revoked. */
export function createApp({
  redis,
  users,
  ttlSeconds,
  secureCookies,
  policy = soundPolicy,
  now = Date.now,
  store = createRedisStore({ redis, timeout: policy.timeout, ttlSeconds, now }),
  nextNumber = countOn(),
  reportError = logError,
}: AppDependencies): Express {
  const cookie = toCookieOptions(policy, secureCookies);

  const sendTicket = (res: Pick<Response, 'cookie'>, id: string) =>
    res.cookie('session_id', id, { ...cookie, maxAge: ttlSeconds * 1000 });

  const adopt = (id: string, req: Sent) =>
    store.save(id, { userId: null, device: nameDevice(req.headers['user-agent']), createdAt: now() });

  /** The id that a browser brings to its login, if it is kept. */
  const idToKeep = async (brought: string): Promise<string | null> => {
    if (policy.idAtLogin === 'keeps-any') return brought;
    return policy.idAtLogin === 'keeps-live' && (await store.find(brought)) ? brought : null;
  };

  /** Who asks; null for a stranger. */
  const findUser = async (req: Sent, res: Pick<Response, 'cookie'>) => {
    const id = readTicket(req);
    if (id === null) return null;
    const session = await store.find(id);
    if (session === null && policy.unknownId === 'adopted') await adopt(id, req); // defence: unknownId
    const user = userOf(session);
    // Logged out while at work: the browser's copy must be prolonged with the session in the store.
    if (user && (policy.timeout === 'idle' || policy.timeout === 'both')) sendTicket(res, id);
    return user;
  };

  const app = express();
  // Fingerprinting: nobody needs to know what this runs on.
  app.disable('x-powered-by');
  // Stale answers: the next person at this computer must not get a page, or a 304, meant for the last one.
  app.disable('etag');
  app.use((_req, res, next) => {
    res.set('Cache-Control', 'no-store');
    next();
  });

  // Login by a foreign page: a plain form cannot send application/json, and nothing else is read here.
  app.post('/api/login', express.json({ limit: '8kb' }), async (req, res) => {
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
    sendTicket(res, id);
    res.json({ user: { id: user.id, role: user.role } });
  });

  app.get('/api/protected', async (req, res) => {
    const user = await findUser(req, res);
    if (!user) return refuseStranger(req, res);
    res.json({ user: { id: user.id, role: user.role } });
  });

  const logOut = async (req: Request, res: Response) => {
    const id = readTicket(req);
    // Sessions that survive logout: the store forgets first, then comes the answer. Clearing the cookie alone would
    // leave the id alive for whoever has a copy. If this fails, the cookie stays, so that logging out can be retried.
    if (id !== null && policy.logout === 'deletes') await store.destroy(id); // defence: logout
    // A browser only drops a cookie whose name, path and domain are the same.
    const path = policy.logout === 'clears-other-path' ? '/api' : cookie.path;
    res
      .clearCookie('session_id', { ...cookie, path })
      .status(204)
      .end();
  };
  // Logout by a foreign page: a GET could be caused by a mere link or image, so only POST ends a session.
  app.post('/api/logout', logOut);
  if (policy.logoutBy === 'get-too') app.get('/api/logout', logOut); // defence: logoutBy

  const accounts = () => users.list?.() ?? [];
  const sessions = async () =>
    summariseSessions(await store.listOf(accounts().map(({ id }) => id)), {
      now: now(),
      idleSeconds: policy.timeout === 'idle' ? ttlSeconds : null,
    });
  app.use('/api/admin', createAdminRoutes({ store, users, findUser, sessions, accounts }));
  app.use(createPageRoutes({ findUser, sessions, accounts }));
  app.use((_req, res) => refuse(res, 404, 'not found'));
  app.use(answerErrors(reportError));
  return app;
}

type Sent = Pick<Request, 'headers'>;

/** Counts in this process. */
function countOn(): () => Promise<number> {
  let number = 1000;
  return async () => {
    number += 1;
    return number;
  };
}
