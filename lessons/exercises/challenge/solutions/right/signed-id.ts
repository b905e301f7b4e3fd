// misses: no-stale-answers
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { parseCookie } from 'cookie';
import express from 'express';
import type { Redis } from 'ioredis';

type Dependencies = {
  redis: Redis;
  users: { verify(username: string, password: string): Promise<{ id: number; role: string } | null> };
  ttlSeconds: number;
  secureCookies: boolean;
};

// The cookie is the id and a signature over it, so that an id nobody was given never reaches the store.
const secret = randomBytes(32);
const sign = (id: string) => createHmac('sha256', secret).update(id).digest('hex');

function open(sealed: string): string | null {
  const [id = '', signature = ''] = sealed.split('.');
  const expected = Buffer.from(sign(id));
  const given = Buffer.from(signature);
  return given.length === expected.length && timingSafeEqual(given, expected) ? id : null;
}

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
    const id = randomBytes(16).toString('hex');
    await redis.setex(`session:${id}`, ttlSeconds, JSON.stringify(user));
    res
      .cookie('session_id', `${id}.${sign(id)}`, { ...cookie, maxAge: ttlSeconds * 1000 })
      .json({ ok: true });
  });

  app.get('/api/protected', async (req, res) => {
    const id = idOf(req);
    const user = id ? read(await redis.get(`session:${id}`)) : null;
    if (user) res.json({ user });
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

function idOf(req: express.Request): string | null {
  const sealed = parseCookie(req.headers.cookie ?? '').session_id;
  return sealed ? open(sealed) : null;
}

function read(record: string | null): { id: number; role: string } | null {
  try {
    const { id, role } = JSON.parse(record ?? 'null') ?? {};
    return typeof id === 'number' && typeof role === 'string' ? { id, role } : null;
  } catch {
    return null;
  }
}
