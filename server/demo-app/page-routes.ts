import { type Response, Router } from 'express';
import { adminPage, forbiddenPage } from './admin-page.ts';
import type { FindUser } from './find-user.ts';
import { dashboardPage, loginPage, type Page } from './pages.ts';
import type { SessionSummary } from './session-summary.ts';
import type { Account } from './users.ts';

/** The pages for people. */
export function createPageRoutes({
  findUser,
  sessions,
  accounts,
}: {
  findUser: FindUser;
  sessions(): Promise<SessionSummary[]>;
  accounts(): readonly Account[];
}): Router {
  const routes = Router();

  routes.get('/login', (_req, res) => sendPage(res, loginPage));

  routes.get('/dashboard', async (req, res) => {
    const user = await findUser(req, res);
    if (!user) return res.redirect('/login');
    sendPage(res, dashboardPage(user));
  });

  routes.get('/admin', async (req, res) => {
    const user = await findUser(req, res);
    if (!user) return res.redirect('/login');
    if (user.role !== 'admin') return sendPage(res.status(403), forbiddenPage);
    sendPage(res, adminPage(await sessions(), accounts(), user.id));
  });

  return routes;
}

function sendPage(res: Response, page: Page): void {
  res.set('Content-Security-Policy', page.contentSecurityPolicy).type('html').send(page.html);
}
