import express, { type RequestHandler, Router } from 'express';
import { isShortText, refuse } from './answers.ts';
import { type FindUser, refuseStranger } from './find-user.ts';
import type { SessionStore, SessionUser } from './session-store.ts';
import type { SessionSummary } from './session-summary.ts';
import type { Account, AccountChange, Users } from './users.ts';

type Handler = RequestHandler<{ id: string }, unknown, unknown, unknown, { admin: SessionUser }>;

/** What an admin can do: see who is in, end sessions, and change accounts. */
export function createAdminRoutes({
  store,
  users,
  findUser,
  sessions,
  accounts,
}: {
  store: SessionStore;
  users: Users;
  findUser: FindUser;
  sessions(): Promise<(SessionSummary & { id: string })[]>;
  accounts(): readonly Account[];
}): Router {
  const routes = Router();
  const readJson = express.json({ limit: '8kb' });

  const requireAdmin: Handler = async (req, res, next) => {
    const user = await findUser(req, res);
    if (!user) return refuseStranger(req, res);
    // Privilege escalation: the role is the one in the store, never one that the request claims.
    if (user.role !== 'admin') return refuse(res, 403, 'only for admins');
    res.locals.admin = user;
    next();
  };

  const revokeUser: Handler = async (req, res) => {
    if (!/^\d{1,15}$/.test(req.params.id)) return refuse(res, 400, 'the user id is not a number');
    res.json({ revoked: await store.destroyAllOf(Number(req.params.id)) });
  };

  const listSessions: Handler = async (_req, res) => {
    // Session theft by an admin's screen: the ids stay here.
    res.json({ sessions: (await sessions()).map(({ id: _, ...summary }) => summary) });
  };

  const revokeSession: Handler = async (req, res) => {
    const found = (await sessions()).find(({ handle }) => handle === req.params.id);
    res.json({ revoked: found && (await store.destroy(found.id)) ? 1 : 0 });
  };

  const change =
    (problem: string, toChange: (body: Body) => AccountChange | null): Handler =>
    async (req, res) => {
      const account = accounts().find(({ id }) => String(id) === req.params.id);
      if (!account || !users.change) return refuse(res, 404, 'nobody has this user id');
      const wanted = toChange(Object(req.body));
      if (!wanted) return refuse(res, 400, problem);
      // Locked out: whoever is at work here must not take away their own key.
      if (takesKey(wanted) && account.id === res.locals.admin.id)
        return refuse(res, 409, 'this account is your own');
      await users.change(account.id, wanted);
      // Outdated rights: a session keeps the role it began with, and whoever knew the old password may have one.
      res.json({ revoked: await store.destroyAllOf(account.id) });
    };

  routes.post('/users/:id/revoke', requireAdmin, revokeUser);
  routes.get('/sessions', requireAdmin, listSessions);
  routes.post('/sessions/:id/revoke', requireAdmin, revokeSession);
  routes.get('/users', requireAdmin, (_req, res) => void res.json({ users: accounts() }));
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

type Body = Record<string, unknown>;

const toRole = ({ role }: Body): AccountChange | null =>
  role === 'admin' || role === 'member' ? { role } : null;

const toPassword = ({ password }: Body): AccountChange | null =>
  isShortText(password) ? { password } : null;

const takesKey = (change: AccountChange): boolean =>
  ('role' in change && change.role !== 'admin') || ('isBlocked' in change && change.isBlocked);
