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

export function createApp({ redis, users, ttlSeconds, secureCookies }: Dependencies): express.Express {
  const cookie = { httpOnly: true, sameSite: 'lax', secure: secureCookies, path: '/' } as const;
  // Set at the login and at every visit: the browser throws its ticket away when the session ends.
  const toLine = (id: string) => {
    const until = new Date(Date.now() + ttlSeconds * 1000).toUTCString();
    return `session_id=${id}; path=/; expires=${until}; httponly; samesite=lax${secureCookies ? '; secure' : ''}`;
  };
  const app = express();
  app.use(express.json());

  app.post('/api/login', async (req, res) => {
    const { username, password } = req.body ?? {};
    if (typeof username !== 'string' || typeof password !== 'string') {
      res.status(400).json({ error: 'a name and a password, please' });
      return;
    }
    const user = await users.verify(username, password);
    if (!user) {
      res.status(401).json({ error: 'wrong name or password' });
      return;
    }
    const id = randomUUID();
    const record = JSON.stringify({ id: user.id, role: user.role });
    await redis.set(keyOf(id), record, 'EX', ttlSeconds);
    res.setHeader('Set-Cookie', toLine(id)).json({ user });
  });

  app.get('/api/protected', async (req, res) => {
    const id = idOf(req);
    // Looks and puts the end off in one command. What is not there stays away: between a look and a later write, the
    // session could be ended, and the write would bring it back.
    const record = await redis.getex(keyOf(id), 'EX', ttlSeconds);
    if (!record) {
      res.status(401).json({ error: 'not authenticated' });
      return;
    }
    res.setHeader('Set-Cookie', toLine(id));
    res.json({ user: JSON.parse(record) });
  });

  app.post('/api/logout', async (req, res) => {
    await redis.del(keyOf(idOf(req)));
    res.clearCookie('session_id', cookie).json({ ok: true });
  });

  app.use(((error, _req, res, _next) => {
    res.status(error.status ?? 500).json({ error: 'something went wrong' });
  }) satisfies express.ErrorRequestHandler);
  return app;
}

const keyOf = (id: string) => `session:${id}`;

function idOf(req: express.Request): string {
  return parseCookie(req.headers.cookie ?? '').session_id ?? '';
}
