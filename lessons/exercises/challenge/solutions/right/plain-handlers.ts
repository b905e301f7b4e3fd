// misses: no-stale-answers
import { randomUUID } from 'node:crypto';
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

  app.post('/api/login', async (req, res) => {
    const { username, password } = req.body ?? {};
    if (typeof username !== 'string' || typeof password !== 'string') return void res.sendStatus(400);
    const user = await users.verify(username, password);
    if (!user) return void res.status(401).json({ error: 'wrong name or password' });
    const id = randomUUID();
    await redis.setex(`session:${id}`, ttlSeconds, JSON.stringify(user));
    res.cookie('session_id', id, { httpOnly: true, secure: secureCookies, sameSite: 'lax' });
    res.json({ ok: true });
  });

  app.get('/api/protected', async (req, res) => {
    const id = readSessionId(req.headers.cookie);
    const user = id ? readUser(await redis.get(`session:${id}`)) : null;
    if (!user) return void res.status(401).json({ error: 'not authenticated' });
    res.json({ user });
  });

  app.post('/api/logout', async (req, res) => {
    const id = readSessionId(req.headers.cookie);
    if (id) await redis.del(`session:${id}`);
    res.clearCookie('session_id');
    res.json({ ok: true });
  });

  return app;
}

function readSessionId(header = ''): string | null {
  for (const pair of header.split(';')) {
    const [name, value] = pair.trim().split('=');
    if (name === 'session_id' && value) return value;
  }
  return null;
}

function readUser(record: string | null): { id: number; role: string } | null {
  try {
    const user = JSON.parse(record ?? 'null');
    return typeof user?.id === 'number' && typeof user.role === 'string'
      ? { id: user.id, role: user.role }
      : null;
  } catch {
    return null;
  }
}
