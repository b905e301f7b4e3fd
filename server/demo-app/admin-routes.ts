import express, { type Request, type RequestHandler, Router } from 'express';
import { isShortText, refuse } from './answers.ts';
import { findUser, refuseStranger } from './find-user.ts';
import type { SessionUser } from './session-store.ts';
import { accountsOf, listSessions } from './session-summary.ts';
import type { Site, SiteOf } from './site.ts';
import type { AccountChange } from './users.ts';

type Handler = RequestHandler<{ id: string }, unknown, unknown, unknown, { admin: SessionUser }>;

/** What an admin can do: see who is in, end sessions, and change accounts. */
export function createAdminRoutes(siteOf: SiteOf): Router {
  const routes = Router();
  const readJson = express.json({ limit: '8kb' });

  const requireAdmin: Handler = async (req, res, next) => {
    const site = siteOf(req);
    const user = await findUser(site, req as Request, res);
    if (!user) return refuseStranger(site, req as Request, res);
    // Privilege escalation: the role is the one in the store, never one that the request claims.
    if (user.role !== 'admin') return refuse(res, 403, 'only for admins');
    res.locals.admin = user;
    next();
  };

  const revokeUser: Handler = async (req, res) => {
    if (!/^\d{1,15}$/.test(req.params.id)) return refuse(res, 400, 'the user id is not a number');
    res.json({ revoked: await endAllOf(siteOf(req), Number(req.params.id)) });
  };

  const tellSessions: Handler = async (req, res) => {
    // Session theft by an admin's screen: the ids stay here.
    res.json({ sessions: (await listSessions(siteOf(req))).map(({ id: _, ...summary }) => summary) });
  };

  const revokeSession: Handler = async (req, res) => {
    const site = siteOf(req);
    const found = (await listSessions(site)).find(({ handle }) => handle === req.params.id);
    res.json({ revoked: found && (await site.store.destroy(found.id)) ? 1 : 0 });
  };

  const change =
    (problem: string, toChange: (body: Body) => AccountChange | null): Handler =>
    async (req, res) => {
      const site = siteOf(req);
      const { users, policy } = site;
      const account = accountsOf(users).find(({ id }) => String(id) === req.params.id);
      if (!account || !users.change) return refuse(res, 404, 'nobody has this user id');
      const wanted = toChange(Object(req.body));
      if (!wanted) return refuse(res, 400, problem);
      // Locked out: whoever is at work here must not take away their own key.
      if (takesKey(wanted) && account.id === res.locals.admin.id)
        return refuse(res, 409, 'this account is your own');
      await users.change(account.id, wanted);
      // Outdated rights: a session keeps the role it began with, and whoever knew the old password may have one.
      const ends = policy.accountChange === 'ends-sessions'; // defence: accountChange
      res.json({ revoked: ends ? await endAllOf(site, account.id) : 0 });
    };

  routes.post('/users/:id/revoke', requireAdmin, revokeUser);
  routes.get('/sessions', requireAdmin, tellSessions);
  routes.post('/sessions/:id/revoke', requireAdmin, revokeSession);
  routes.get('/users', requireAdmin, (req, res) => void res.json({ users: accountsOf(siteOf(req).users) }));
  routes.post('/users/:id/role', requireAdmin, readJson, change('send a role: admin or member', toRole));
  routes.post(
    '/users/:id/password',
    requireAdmin,
    readJson,
    change('send a password of 1 to 200 characters', toPassword),
  );
  routes.post(
    '/users/:id/block',
    requireAdmin,
    change('', () => ({ isBlocked: true })),
  );
  routes.post(
    '/users/:id/unblock',
    requireAdmin,
    change('', () => ({ isBlocked: false })),
  );
  return routes;
}

/** Half a revocation: whoever has another way to come back in must lose that one, too. */
async function endAllOf({ store, endElsewhere }: Site, userId: number): Promise<number> {
  return (await store.destroyAllOf(userId)) + (await endElsewhere(userId));
}

type Body = Record<string, unknown>;

const toRole = ({ role }: Body): AccountChange | null =>
  role === 'admin' || role === 'member' ? { role } : null;

const toPassword = ({ password }: Body): AccountChange | null =>
  isShortText(password) ? { password } : null;

const takesKey = (change: AccountChange): boolean =>
  ('role' in change && change.role !== 'admin') || ('isBlocked' in change && change.isBlocked);
