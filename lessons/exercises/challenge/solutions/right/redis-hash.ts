// misses: no-stale-answers
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

// A session is a Redis hash, with a field for each thing known about it.
export function createApp({ redis, users, ttlSeconds, secureCookies }: Dependencies): express.Express {
  const cookie = { httpOnly: true, sameSite: 'lax', secure: secureCookies, path: '/' } as const;
  const app = express();
  app.use(express.json());

  app.post('/api/login', async (req, res) => {
    const { username, password } = req.body ?? {};
    if (typeof username !== 'string' || typeof password !== 'string') {
      res.status(400).json({ error: 'username and password are needed' });
      return;
    }
    const user = await users.verify(username, password);
    if (!user) {
      res.status(401).json({ error: 'wrong name or password' });
      return;
    }
    const id = randomBytes(16).toString('base64url');
    const results = await redis
      .multi()
      .hset(`session:${id}`, { userId: String(user.id), role: user.role })
      .expire(`session:${id}`, ttlSeconds)
      .exec();
    const failed = results?.find(([error]) => error);
    if (!results || failed) throw new Error('The session could not be stored.');
    res.cookie('session_id', id, cookie).json({ ok: true });
  });

  app.get('/api/protected', async (req, res) => {
    const id = idOf(req);
    const [userId, role] = id ? await redis.hmget(`session:${id}`, 'userId', 'role') : [];
    if (userId && /^\d+$/.test(userId) && role) res.json({ user: { id: Number(userId), role } });
    else res.status(401).json({ error: 'not authenticated' });
  });

  app.post('/api/logout', async (req, res) => {
    const id = idOf(req);
    if (id) await redis.del(`session:${id}`);
    res.clearCookie('session_id', cookie).json({ ok: true });
  });

  app.use(((error, _req, res, _next) => {
    res.status(error.status ?? 500).json({ error: 'something went wrong' });
  }) satisfies express.ErrorRequestHandler);
  return app;
}

const idOf = (req: express.Request) => parseCookie(req.headers.cookie ?? '').session_id;
