import { type Request, type Response, Router } from 'express';
import { adminPage, forbiddenPage } from './admin-page.ts';
import { refuse } from './answers.ts';
import { findUser } from './find-user.ts';
import { dashboardPage, loginPage, missingPage, type Page } from './pages.ts';
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

/** Whoever goes to an address sees a page; a script, and whoever does not mind, is answered in JSON. */
export function answerMissing(req: Request, res: Response): void {
  if (req.accepts(['json', 'html']) === 'html') sendPage(res.status(404), missingPage);
  else refuse(res, 404, 'not found');
}

function sendPage(res: Response, page: Page): void {
  res.set('Content-Security-Policy', page.contentSecurityPolicy).type('html').send(page.html);
}
