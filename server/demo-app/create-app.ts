import { parseCookie } from 'cookie';
import express, {
  type ErrorRequestHandler,
  type Express,
  type Request,
  type RequestHandler,
  type Response,
} from 'express';
import type { Redis } from 'ioredis';
import { adminPage, forbiddenPage } from './admin-page.ts';
import { nameDevice } from './name-device.ts';
import { dashboardPage, loginPage, type Page } from './pages.ts';
import { createSessions, randomSessionId, StoreUnavailable, type Timeout } from './sessions.ts';

/**
 * `ttlSeconds` is a session's lifetime, from its creation or, if `timeout` is `idle`, from its last use;
 * `secureCookies` is true when the site is served over https. `users.ids` lists every account, for the admin page.
 */
export type AppDependencies = {
  redis: Redis;
  users: {
    verify(username: string, password: string): Promise<{ id: number; role: string } | null>;
    ids?(): readonly number[];
  };
  ttlSeconds: number;
  secureCookies: boolean;
  timeout?: Timeout;
  /** Milliseconds since the epoch. */
  now?: () => number;
  createSessionId?: () => string;
  reportError?: (error: unknown) => void;
};

/** A site with session-based authentication: log in, be recognised, log out, and have one's sessions revoked. */
export function createApp({
  redis,
  users,
  ttlSeconds,
  secureCookies,
  timeout = 'absolute',
  now = Date.now,
  createSessionId = randomSessionId,
  reportError = logError,
}: AppDependencies): Express {
  const sessions = createSessions({ redis, ttlSeconds, createSessionId, timeout, now });
  const cookie = {
    // Cookie theft by script: what runs in the page cannot read it.
    httpOnly: true,
    // Eavesdropping: over https the browser never sends it in the clear.
    secure: secureCookies,
    // Cross-site request forgery: another site's form is sent without it.
    sameSite: 'lax',
    path: '/',
  } as const;

  const findUser = async (req: Request, res: Response) => {
    const id = sessionIdOf(req);
    const user = id ? await sessions.find(id) : null;
    // Logged out while at work: the browser's copy must be prolonged with the session in the store.
    if (id && user && timeout === 'idle') sendTicket(res, id);
    return user;
  };
  const sendTicket = (res: Response, id: string) =>
    res.cookie('session_id', id, { ...cookie, maxAge: ttlSeconds * 1000 });
  const endSession = async (req: Request) => {
    const id = sessionIdOf(req);
    if (id) await sessions.destroy(id);
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
    const user = await users.verify(credentials.username, credentials.password);
    // Guessing names: a wrong name and a wrong password get one and the same answer.
    if (!user) return refuse(res, 401, 'wrong name or password');
    // Session fixation: the id is always a new one, and the session that the browser brought along ends here.
    await endSession(req);
    const device = nameDevice(req.headers['user-agent']);
    sendTicket(res, await sessions.create({ ...user, name: credentials.username }, device));
    res.json({ user: { id: user.id, role: user.role } });
  });

  app.get('/api/protected', async (req, res) => {
    const user = await findUser(req, res);
    if (!user) return refuseStranger(req, res);
    res.json({ user: { id: user.id, role: user.role } });
  });

  // Logout by a foreign page: a GET could be caused by a mere link or image, so only POST ends a session.
  app.post('/api/logout', async (req, res) => {
    // Sessions that survive logout: the store forgets first, then comes the answer. Clearing the cookie alone would
    // leave the id alive for whoever has a copy. If this fails, the cookie stays, so that logging out can be retried.
    await endSession(req);
    // A browser only drops a cookie whose name, path and domain are the same.
    res.clearCookie('session_id', cookie).status(204).end();
  });

  const requireAdmin: RequestHandler = async (req, res, next) => {
    const user = await findUser(req, res);
    if (!user) return refuseStranger(req, res);
    // Privilege escalation: the role is the one in the store, never one that the request claims.
    if (user.role !== 'admin') return refuse(res, 403, 'only for admins');
    next();
  };
  const everybody = () => users.ids?.() ?? [];

  app.post('/api/admin/users/:id/revoke', requireAdmin, async (req: Request<{ id: string }>, res) => {
    if (!/^\d{1,15}$/.test(req.params.id)) return refuse(res, 400, 'the user id is not a number');
    res.json({ revoked: await sessions.revokeAllOf(Number(req.params.id)) });
  });

  app.get('/api/admin/sessions', requireAdmin, async (_req, res) => {
    res.json({ sessions: await sessions.listOf(everybody()) });
  });

  app.post(
    '/api/admin/sessions/:handle/revoke',
    requireAdmin,
    async (req: Request<{ handle: string }>, res) => {
      res.json({ revoked: (await sessions.revoke(req.params.handle, everybody())) ? 1 : 0 });
    },
  );

  app.get('/login', (_req, res) => sendPage(res, loginPage));

  app.get('/dashboard', async (req, res) => {
    const user = await findUser(req, res);
    if (!user) return res.redirect('/login');
    sendPage(res, dashboardPage(user));
  });

  app.get('/admin', async (req, res) => {
    const user = await findUser(req, res);
    if (!user) return res.redirect('/login');
    if (user.role !== 'admin') return sendPage(res.status(403), forbiddenPage);
    sendPage(res, adminPage(await sessions.listOf(everybody())));
  });

  app.use((_req, res) => refuse(res, 404, 'not found'));

  // Express knows an error handler by its four parameters.
  const answerError: ErrorRequestHandler = (error: unknown, _req, res, _next) => {
    const status = statusOf(error);
    if (status >= 500) reportError(error);
    // Leaking internals: neither a message nor a stack from inside leaves the server.
    refuse(res, status, errorTexts[status] ?? 'the request could not be read');
  };
  app.use(answerError);
  return app;
}

const errorTexts: Record<number, string> = {
  413: 'the request is too large',
  500: 'something went wrong',
  503: 'the session store does not answer, please try again in a moment',
};

// Cookies matched by substring: a parser tells `session_id` from `xsession_id`, and does not trip over a stray `%`.
const sessionIdOf = (req: Request) => parseCookie(req.headers.cookie ?? '').session_id;

function parseCredentials(body: unknown): { username: string; password: string } | null {
  const { username, password } = Object(body) as Record<string, unknown>;
  // Oversized and mistyped input: only two short texts go any further.
  return isShortText(username) && isShortText(password) ? { username, password } : null;
}

const isShortText = (value: unknown): value is string =>
  typeof value === 'string' && value.length > 0 && value.length <= 200;

function statusOf(error: unknown): number {
  // Failing open: without the store nobody is recognised, not even by mistake.
  if (error instanceof StoreUnavailable) return 503;
  const { status } = Object(error) as { status?: unknown };
  return typeof status === 'number' && status >= 400 && status < 500 ? status : 500;
}

function refuse(res: Response, status: number, error: string): void {
  res.status(status).json({ error });
}

function refuseStranger(req: Request, res: Response): void {
  refuse(res, 401, sessionIdOf(req) ? 'session expired' : 'not authenticated');
}

function sendPage(res: Response, page: Page): void {
  res.set('Content-Security-Policy', page.contentSecurityPolicy).type('html').send(page.html);
}

/** Writes an error to the server's own log. */
export function logError(error: unknown): void {
  // Session ids in logs: a Redis error carries its command and with it the id, so only its text is written.
  console.error(error instanceof Error ? error.stack : error);
}
