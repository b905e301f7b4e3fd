import { parseCookie } from 'cookie';
import express, { type RequestHandler } from 'express';
import type { Redis } from 'ioredis';

type User = { id: number; role: string };

type Dependencies = {
  redis: Redis;
  users: { verify(username: string, password: string): Promise<User | null> };
  ttlSeconds: number;
  secureCookies: boolean;
};

export function createApp({ redis, users, ttlSeconds, secureCookies }: Dependencies): express.Express {
  /** The number of the next ticket. Redis counts, so that no two servers give out the same one. */
  const nextTicket = async (): Promise<string> => String(1000 + (await redis.incr('tickets')));

  const cookie = { httpOnly: true, sameSite: 'strict', secure: secureCookies, path: '/' } as const;

  const checkPassword: RequestHandler = async (req, res, next) => {
    const { username, password } = req.body ?? {};
    const isComplete = typeof username === 'string' && typeof password === 'string';
    res.locals.user = isComplete ? await users.verify(username, password) : null;
    if (res.locals.user) next();
    else res.status(401).json({ error: 'wrong name or password' });
  };

  const loadSession: RequestHandler = async (req, res, next) => {
    res.locals.id = parseCookie(req.headers.cookie ?? '').session_id ?? '';
    const record = await redis.get(`session:${res.locals.id}`);
    res.locals.user = record ? JSON.parse(record) : null;
    next();
  };

  const requireSession: RequestHandler = (_req, res, next) => {
    if (res.locals.user) next();
    else res.status(401).json({ error: 'not authenticated' });
  };

  const beginSession: RequestHandler = async (_req, res) => {
    const id = await nextTicket();
    await redis.setex(`session:${id}`, ttlSeconds, JSON.stringify(res.locals.user));
    res.cookie('session_id', id, cookie).status(201).json({ user: res.locals.user });
  };

  const endSession: RequestHandler = async (_req, res) => {
    await redis.del(`session:${res.locals.id}`);
    res.clearCookie('session_id', cookie).json({ ok: true });
  };

  const app = express();
  app.post('/api/login', express.json(), checkPassword, beginSession);
  app.get('/api/protected', loadSession, requireSession, (_req, res) => res.json({ user: res.locals.user }));
  app.post('/api/logout', loadSession, endSession);
  return app;
}
