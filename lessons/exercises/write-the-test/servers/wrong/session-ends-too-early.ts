import { randomUUID } from 'node:crypto';
import { parseCookie } from 'cookie';
import express from 'express';
import type { Redis } from 'ioredis';

type User = { id: number; role: string };

type Dependencies = {
  redis: Redis;
  users: { verify(username: string, password: string): Promise<User | null> };
  ttlSeconds: number;
  secureCookies: boolean;
};

const keyOf = (id: string) => `session:${id}`;
const listOf = (userId: number) => `sessions-of:${userId}`;
const ticketOf = (req: express.Request) => parseCookie(req.headers.cookie ?? '').session_id ?? '';

export function createApp({ redis, users, ttlSeconds, secureCookies }: Dependencies): express.Express {
  const cookie = { httpOnly: true, sameSite: 'lax', secure: secureCookies, path: '/' } as const;
  const app = express();
  app.use(express.json());

  const find = async (id: string): Promise<User | null> => {
    const record = await redis.get(keyOf(id));
    return record ? JSON.parse(record) : null;
  };

  app.post('/api/login', async (req, res) => {
    const user = await users.verify(req.body.username, req.body.password);
    if (!user) return void res.status(401).json({ error: 'wrong name or password' });
    const id = randomUUID();
    // Minutes, for a command that counts seconds.
    await redis
      .multi()
      .set(keyOf(id), JSON.stringify(user), 'EX', Math.ceil(ttlSeconds / 60))
      .sadd(listOf(user.id), id)
      .expire(listOf(user.id), ttlSeconds)
      .exec();
    res.cookie('session_id', id, { ...cookie, maxAge: ttlSeconds * 1000 }).json({ user });
  });

  app.get('/api/protected', async (req, res) => {
    const user = await find(ticketOf(req));
    if (user) res.json({ user });
    else res.status(401).json({ error: 'not authenticated' });
  });

  app.post('/api/logout', async (req, res) => {
    await redis.del(keyOf(ticketOf(req)));
    res.clearCookie('session_id', cookie).json({ goodbye: true });
  });

  app.post('/api/admin/revoke', async (req, res) => {
    const admin = await find(ticketOf(req));
    if (admin?.role !== 'admin') return void res.status(403).json({ error: 'only for admins' });
    const list = listOf(req.body.userId);
    const ids = await redis.smembers(list);
    await redis.del(list, ...ids.map(keyOf));
    res.json({ revoked: ids.length });
  });

  return app;
}
