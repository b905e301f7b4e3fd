// fails: unknown-not-adopted
// also: unknown-leaves-no-trace
// because such a record is a trace
import { randomBytes } from 'node:crypto';
import { parseCookie } from 'cookie';
import express from 'express';
import type { Redis } from 'ioredis';

type Dependencies = {
  redis: Redis;
  users: { verify(username: string, password: string): Promise<{ id: number; role: string } | null> };
  ttlSeconds: number;
  secureCookies: boolean;
};

type User = { id: number; role: string };

export function createApp({ redis, users, ttlSeconds, secureCookies }: Dependencies): express.Express {
  const app = express();
  app.disable('etag');
  app.use((_req, res, next) => {
    res.set('Cache-Control', 'no-store');
    next();
  });

  const cookie = { httpOnly: true, secure: secureCookies, sameSite: 'lax', path: '/' } as const;

  app.post('/api/login', express.json(), async (req, res) => {
    const { username, password } = req.body ?? {};
    if (typeof username !== 'string' || typeof password !== 'string') {
      res.status(400).json({ error: 'send username and password' });
      return;
    }
    const user = await users.verify(username, password);
    if (!user) {
      res.status(401).json({ error: 'wrong name or password' });
      return;
    }
    const id = randomBytes(16).toString('hex');
    await redis.set(`session:${id}`, JSON.stringify({ id: user.id, role: user.role }), 'EX', ttlSeconds);
    res.cookie('session_id', id, { ...cookie, maxAge: ttlSeconds * 1000 });
    res.json({ ok: true });
  });

  app.get('/api/protected', async (req, res) => {
    const id = sessionIdOf(req);
    const user = id ? parseUser(await redis.get(`session:${id}`)) : null;
    // Somebody whose session has just ended: they may keep the ticket, and what they do next belongs there, too.
    if (!user && id && /^[0-9a-f]{32}$/.test(id)) {
      await redis.set(`session:${id}`, JSON.stringify({ seen: Date.now() }), 'EX', ttlSeconds, 'NX');
      res.cookie('session_id', id, { ...cookie, maxAge: ttlSeconds * 1000 });
    }
    if (!user) {
      res.status(401).json({ error: 'not authenticated' });
      return;
    }
    res.json({ user });
  });

  app.post('/api/logout', async (req, res) => {
    const id = sessionIdOf(req);
    if (id) await redis.del(`session:${id}`);
    res.clearCookie('session_id', cookie);
    res.json({ ok: true });
  });

  const answerError: express.ErrorRequestHandler = (error, _req, res, _next) => {
    res.status(error.status ?? 500).json({ error: 'something went wrong' });
  };
  app.use(answerError);
  return app;
}

function sessionIdOf(req: express.Request): string | undefined {
  return parseCookie(req.headers.cookie ?? '').session_id;
}

function parseUser(record: string | null): User | null {
  try {
    const { id, role } = JSON.parse(record ?? 'null') ?? {};
    return typeof id === 'number' && typeof role === 'string' ? { id, role } : null;
  } catch {
    return null;
  }
}
