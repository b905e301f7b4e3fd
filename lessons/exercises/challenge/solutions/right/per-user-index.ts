// misses: no-stale-answers
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

type User = { id: number; role: string };

/** Sessions, and beside them a set of each user's ids, so that all of a user's sessions can be ended at once. */
function createSessions(redis: Redis, ttlSeconds: number) {
  const keyOf = (id: string) => `session:${id}`;
  const indexOf = (user: User) => `sessions-of:${user.id}`;

  async function create(user: User): Promise<string> {
    const id = randomUUID();
    await redis.set(keyOf(id), JSON.stringify({ id: user.id, role: user.role }), 'EX', ttlSeconds);
    await redis.sadd(indexOf(user), id);
    await redis.expire(indexOf(user), ttlSeconds);
    return id;
  }

  async function find(id: string): Promise<User | null> {
    const record = await redis.get(keyOf(id));
    try {
      const user = record && JSON.parse(record);
      return typeof user?.id === 'number' && typeof user.role === 'string' ? user : null;
    } catch {
      return null;
    }
  }

  async function end(id: string): Promise<void> {
    const user = await find(id);
    await redis.del(keyOf(id));
    if (user) await redis.srem(indexOf(user), id);
  }

  async function revokeAll(user: User): Promise<void> {
    const ids = await redis.smembers(indexOf(user));
    if (ids.length > 0) await redis.del(...ids.map(keyOf));
    await redis.del(indexOf(user));
  }

  return { create, find, end, revokeAll };
}

export function createApp({ redis, users, ttlSeconds, secureCookies }: Dependencies): express.Express {
  const sessions = createSessions(redis, ttlSeconds);
  const cookie = { httpOnly: true, sameSite: 'strict', secure: secureCookies, path: '/' } as const;
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
    const old = idOf(req);
    if (old) await sessions.end(old);
    res.cookie('session_id', await sessions.create(user), cookie).json({ user: { id: user.id } });
  });

  app.get('/api/protected', async (req, res) => {
    const id = idOf(req);
    const user = id ? await sessions.find(id) : null;
    if (user) res.json({ user });
    else res.status(401).json({ error: 'not authenticated' });
  });

  app.post('/api/logout', async (req, res) => {
    const id = idOf(req);
    if (id) await sessions.end(id);
    res.clearCookie('session_id', cookie).json({ ok: true });
  });

  app.post('/api/logout-everywhere', async (req, res) => {
    const id = idOf(req);
    const user = id ? await sessions.find(id) : null;
    if (user) await sessions.revokeAll(user);
    res.clearCookie('session_id', cookie).json({ ok: true });
  });

  app.use(((error, _req, res, _next) => {
    res.status(error.status ?? 500).json({ error: 'something went wrong' });
  }) satisfies express.ErrorRequestHandler);
  return app;
}

const idOf = (req: express.Request) => parseCookie(req.headers.cookie ?? '').session_id;
