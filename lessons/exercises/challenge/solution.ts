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

type User = { id: number; role: string };

export function createApp({ redis, users, ttlSeconds, secureCookies }: Dependencies): express.Express {
  const app = express();
  // The next person at this computer must not be shown an answer meant for the last one.
  app.disable('etag');
  app.use((_req, res, next) => {
    res.set('Cache-Control', 'no-store');
    next();
  });

  // Setting and clearing use the same attributes: otherwise the browser takes them for two different cookies.
  const cookie = { httpOnly: true, secure: secureCookies, sameSite: 'lax', path: '/' } as const;

  app.post('/api/login', express.json({ limit: '8kb' }), async (req, res) => {
    const { username, password } = Object(req.body);
    if (typeof username !== 'string' || typeof password !== 'string') {
      res.status(400).json({ error: 'send username and password as JSON' });
      return;
    }
    const user = await users.verify(username, password);
    if (!user) {
      // One answer for a wrong name and a wrong password: nobody learns which names exist.
      res.status(401).json({ error: 'wrong name or password' });
      return;
    }
    // Always a new id, whatever the browser brought along: a planted one stays worthless.
    const id = randomBytes(32).toString('base64url');
    // Value and lifetime in one command: no session can be left behind that never ends.
    await redis.set(keyOf(id), JSON.stringify({ id: user.id, role: user.role }), 'EX', ttlSeconds);
    res.cookie('session_id', id, { ...cookie, maxAge: ttlSeconds * 1000 });
    res.json({ user: { id: user.id, role: user.role } });
  });

  app.get('/api/protected', async (req, res) => {
    const id = sessionIdOf(req);
    // The store is asked every time, so a deleted session is over at once.
    const user = id ? parseUser(await redis.get(keyOf(id))) : null;
    if (!user) {
      res.status(401).json({ error: 'not authenticated' });
      return;
    }
    res.json({ user });
  });

  app.post('/api/logout', async (req, res) => {
    const id = sessionIdOf(req);
    // The store forgets first, then comes the answer.
    if (id) await redis.del(keyOf(id));
    res.clearCookie('session_id', cookie).status(204).end();
  });

  const answerError: express.ErrorRequestHandler = (error, _req, res, _next) => {
    const status = error?.status >= 400 && error.status < 500 ? error.status : 500;
    // Neither a message nor a stack from inside leaves the server.
    res
      .status(status)
      .json({ error: status === 500 ? 'something went wrong' : 'the request could not be read' });
  };
  app.use(answerError);
  return app;
}

const keyOf = (id: string) => `session:${id}`;

function sessionIdOf(req: express.Request): string | null {
  const id = parseCookie(req.headers.cookie ?? '').session_id;
  return id && /^[\w-]{43}$/.test(id) ? id : null;
}

function parseUser(record: string | null): User | null {
  try {
    const { id, role } = JSON.parse(record ?? 'null') ?? {};
    return typeof id === 'number' && typeof role === 'string' ? { id, role } : null;
  } catch {
    // A record that cannot be read proves nothing.
    return null;
  }
}
