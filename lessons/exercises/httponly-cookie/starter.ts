import { randomUUID } from 'node:crypto';
import { parseCookie } from 'cookie';
import express from 'express';
import type { Redis } from 'ioredis';

type Dependencies = {
  redis: Redis;
  users: { verify(username: string, password: string): Promise<{ id: number; role: string } | null> };
  ttlSeconds: number;
  secureCookies: boolean;
};

export function createApp({ redis, users, ttlSeconds, secureCookies }: Dependencies): express.Express {
  const app = express();
  app.use(express.json());

  const cookie = { path: '/', secure: secureCookies, sameSite: 'lax' } as const;
  const ticket = { ...cookie, maxAge: ttlSeconds * 1000 } as const;

  app.post('/api/login', async (req, res) => {
    const { username, password } = req.body ?? {};
    if (typeof username !== 'string' || typeof password !== 'string') {
      res.status(400).json({ error: 'send username and password as JSON' });
      return;
    }
    const user = await users.verify(username, password);
    if (!user) {
      res.status(401).json({ error: 'wrong name or password' });
      return;
    }
    const id = randomUUID();
    await redis.set(`session:${id}`, JSON.stringify(user), 'EX', ttlSeconds);
    res.cookie('session_id', id, ticket);
    // The page's own script reads this one, and says “Good evening”.
    res.cookie('guest', username, cookie);
    res.json({ user });
  });

  app.get('/api/protected', async (req, res) => {
    const id = sessionIdOf(req);
    const record = id ? await redis.getex(`session:${id}`, 'EX', ttlSeconds) : null;
    if (!id || !record) {
      res.status(401).json({ error: 'not authenticated' });
      return;
    }
    // Whoever is still here may stay: session and cookie get another whole lifetime.
    res.cookie('session_id', id, ticket);
    res.json({ user: JSON.parse(record) });
  });

  app.post('/api/logout', async (req, res) => {
    const id = sessionIdOf(req);
    if (id) await redis.del(`session:${id}`);
    res.clearCookie('session_id', cookie).clearCookie('guest', cookie).json({ ok: true });
  });

  return app;
}

function sessionIdOf(req: express.Request): string | undefined {
  return parseCookie(req.headers.cookie ?? '').session_id;
}
