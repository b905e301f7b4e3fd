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

// Notes each use in the record. XX writes only what still exists, and KEEPTTL leaves the lifetime as it is.
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
    await redis.set(keyOf(id), JSON.stringify(user), 'EX', ttlSeconds);
    res.cookie('session_id', id, cookie).json({ ok: true });
  });

  app.get('/api/protected', async (req, res) => {
    const id = idOf(req);
    const user = id ? read(await redis.get(keyOf(id))) : null;
    if (id && user) {
      await redis.set(keyOf(id), JSON.stringify({ ...user, seenAt: Date.now() }), 'KEEPTTL', 'XX');
    }
    if (user) res.json({ user });
    else res.status(401).json({ error: 'not authenticated' });
  });

  app.post('/api/logout', async (req, res) => {
    const id = idOf(req);
    if (id) await redis.del(keyOf(id));
    res.clearCookie('session_id', cookie).json({ ok: true });
  });

  app.use(((error, _req, res, _next) => {
    res.status(error.status ?? 500).json({ error: 'something went wrong' });
  }) satisfies express.ErrorRequestHandler);
  return app;
}

const keyOf = (id: string) => `session:${id}`;
const idOf = (req: express.Request) => parseCookie(req.headers.cookie ?? '').session_id;

function read(record: string | null): { id: number; role: string } | null {
  try {
    const { id, role } = JSON.parse(record ?? 'null') ?? {};
    return typeof id === 'number' && typeof role === 'string' ? { id, role } : null;
  } catch {
    return null;
  }
}
