import { randomBytes } from 'node:crypto';
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

const createSessions = (redis: Redis, ttlSeconds: number) => ({
  async begin({ id: userId, role }: User): Promise<string> {
    const id = randomBytes(24).toString('hex');
    const key = `session:${id}`;
    await redis.multi().hset(key, { userId, role }).expire(key, ttlSeconds).exec();
    return id;
  },

  async read(id: string): Promise<User | null> {
    const { userId, role } = await redis.hgetall(`session:${id}`);
    return userId && role ? { id: Number(userId), role } : null;
  },
});

export function createApp({ redis, users, ttlSeconds, secureCookies }: Dependencies): express.Express {
  const sessions = createSessions(redis, ttlSeconds);
  const cookie = { path: '/', httpOnly: true, sameSite: 'lax', secure: secureCookies } as const;
  const ticketOf = (req: express.Request) => parseCookie(req.headers.cookie ?? '').session_id;
  const app = express();

  app.post('/api/login', express.json(), async (req, res) => {
    const { username, password } = req.body ?? {};
    if (typeof username !== 'string' || typeof password !== 'string')
      return void res.status(400).json({ error: 'username and password are missing' });
    const user = await users.verify(username, password);
    if (!user) return void res.status(401).json({ error: 'wrong name or password' });
    res.cookie('session_id', await sessions.begin(user), cookie).json({ welcome: username });
  });

  app.get('/api/protected', async (req, res) => {
    const ticket = ticketOf(req);
    const user = ticket ? await sessions.read(ticket) : null;
    if (user) res.json({ user });
    else res.status(401).json({ error: 'not authenticated' });
  });

  app.post('/api/logout', (_req, res) => {
    res.clearCookie('session_id', cookie).json({ goodbye: true });
  });

  app.use(((error, _req, res, _next) => {
    res.status(error.status ?? 500).json({ error: 'something went wrong' });
  }) satisfies express.ErrorRequestHandler);
  return app;
}
