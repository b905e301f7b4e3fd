import { type Response, Router } from 'express';
import { adminPage, forbiddenPage } from './admin-page.ts';
import { findUser } from './find-user.ts';
import { dashboardPage, loginPage, type Page } from './pages.ts';
import { accountsOf, listSessions } from './session-summary.ts';
import type { SiteOf } from './site.ts';

/** The pages for people. */
export function createPageRoutes(siteOf: SiteOf): Router {
  const routes = Router();

  routes.get('/login', (_req, res) => sendPage(res, loginPage));

  routes.get('/dashboard', async (req, res) => {
    const user = await findUser(siteOf(req), req, res);
    if (!user) return res.redirect('/login');
    sendPage(res, dashboardPage(user));
  });

  routes.get('/admin', async (req, res) => {
    const site = siteOf(req);
    const user = await findUser(site, req, res);
    if (!user) return res.redirect('/login');
    if (user.role !== 'admin') return sendPage(res.status(403), forbiddenPage);
    sendPage(res, adminPage(await listSessions(site), accountsOf(site.users), user.id));
  });

  return routes;
}

function sendPage(res: Response, page: Page): void {
  res.set('Content-Security-Policy', page.contentSecurityPolicy).type('html').send(page.html);
}
