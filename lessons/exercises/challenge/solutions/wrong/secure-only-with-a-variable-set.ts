// fails: cookie-secure
import { randomBytes } from 'node:crypto';
import { parseCookie } from 'cookie';
import express, { type NextFunction, type Request, type Response } from 'express';
import type { Redis } from 'ioredis';

type Dependencies = {
  redis: Redis;
  users: { verify(username: string, password: string): Promise<{ id: number; role: string } | null> };
  ttlSeconds: number;
  secureCookies: boolean;
};

type Session = { id: string; user: { id: number; role: string } };

export function createApp({ redis, users, ttlSeconds, secureCookies }: Dependencies): express.Express {
  const options = {
    httpOnly: true,
    sameSite: 'strict',
    secure: secureCookies && process.env.HTTPS === 'on',
    path: '/',
  } as const;

  const noStore = (_req: Request, res: Response, next: NextFunction) => {
    res.set('Cache-Control', 'no-store');
    next();
  };

  const loadSession = async (req: Request, res: Response, next: NextFunction) => {
    const id = parseCookie(req.headers.cookie ?? '').session_id;
    const record = id ? await redis.get(`session:${id}`) : null;
    res.locals.session = id && record ? toSession(id, record) : null;
    next();
  };

  const requireSession = (_req: Request, res: Response, next: NextFunction) => {
    if (res.locals.session) next();
    else res.status(401).json({ error: 'please log in' });
  };

  const requireCredentials = (req: Request, res: Response, next: NextFunction) => {
    const isText = (value: unknown) => typeof value === 'string' && value.length > 0;
    if (isText(req.body?.username) && isText(req.body?.password)) next();
    else res.status(400).json({ error: 'username and password are needed' });
  };

  const app = express();
  app.use(noStore);

  app.post('/api/login', express.json(), requireCredentials, async (req, res) => {
    const user = await users.verify(req.body.username, req.body.password);
    if (!user) {
      res.status(401).json({ error: 'wrong name or password' });
      return;
    }
    const id = randomBytes(16).toString('hex');
    await redis.set(`session:${id}`, JSON.stringify({ user }), 'PX', ttlSeconds * 1000);
    res
      .cookie('session_id', id, { ...options, maxAge: ttlSeconds * 1000 })
      .status(201)
      .json({ user });
  });

  app.get('/api/protected', loadSession, requireSession, (_req, res) => {
    res.json({ user: res.locals.session.user });
  });

  app.post('/api/logout', loadSession, async (_req, res) => {
    if (res.locals.session) await redis.unlink(`session:${res.locals.session.id}`);
    res.clearCookie('session_id', options).json({ loggedOut: true });
  });

  app.use((error: { status?: number }, _req: Request, res: Response, _next: NextFunction) => {
    res.status(error.status === 400 ? 400 : 503).json({ error: 'that did not work' });
  });
  return app;
}

function toSession(id: string, record: string): Session | null {
  try {
    const { user } = JSON.parse(record) ?? {};
    const isUser = Number.isInteger(user?.id) && typeof user.role === 'string';
    return isUser ? { id, user: { id: user.id, role: user.role } } : null;
  } catch {
    return null;
  }
}
