import { createHash, randomBytes } from 'node:crypto';
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

// Whoever reads the store cannot show what stands there as a ticket.
const hash = (ticket: string) => createHash('sha256').update(ticket).digest('hex');
const keyOf = (id: string) => `session:${id}`;
const listOf = (userId: number) => `sessions-of:${userId}`;
const ticketOf = (req: express.Request) => parseCookie(req.headers.cookie ?? '').session_id ?? '';

export function createApp({ redis, users, ttlSeconds, secureCookies }: Dependencies): express.Express {
  const cookie = { httpOnly: true, sameSite: 'lax', secure: secureCookies, path: '/' } as const;
  const app = express();
  app.use(express.json());

  const find = async (id: string): Promise<User | null> => {
    const { id: userId, role } = await redis.hgetall(keyOf(id));
    return userId && role ? { id: Number(userId), role } : null;
  };

  app.post('/api/login', async (req, res) => {
    const user = await users.verify(req.body.username, req.body.password);
    if (!user) return void res.status(401).json({ error: 'wrong name or password' });
    const ticket = randomBytes(24).toString('base64url');
    const id = hash(ticket);
    await redis
      .multi()
      .hset(keyOf(id), user)
      .expire(keyOf(id), ttlSeconds)
      .sadd(listOf(user.id), id)
      .expire(listOf(user.id), ttlSeconds)
      .exec();
    res.cookie('session_id', ticket, cookie).status(201).end();
  });

  app.get('/api/protected', async (req, res) => {
    const user = await find(hash(ticketOf(req)));
    if (user) res.json({ user });
    else res.clearCookie('session_id', cookie).status(401).end();
  });

  app.post('/api/logout', async (req, res) => {
    await redis.del(keyOf(hash(ticketOf(req))));
    res.clearCookie('session_id', cookie).status(204).end();
  });

  app.post('/api/admin/revoke', async (req, res) => {
    const admin = await find(hash(ticketOf(req)));
    if (admin?.role !== 'admin') return void res.status(403).json({ error: 'only for admins' });
    const list = listOf(req.body.userId);
    const ids = await redis.smembers(list);
    await redis.del(list, ...ids.map(keyOf));
    res.status(204).end();
  });

  return app;
}
