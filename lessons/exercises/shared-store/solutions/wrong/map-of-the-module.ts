// fails: known-at-both
// also: survives-restart, logout-everywhere, revoked-at-both, store-one-key, login-awaited, store-down-lookup, store-down-login, lookup-awaited
// because nothing ever reaches the store, only the Map has moved
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

const sessions = new Map<string, { user: User; expiresAt: number }>();

/** The sessions, one hook for each. */
class Rack {
  readonly #ttlSeconds: number;

  constructor(ttlSeconds: number) {
    this.#ttlSeconds = ttlSeconds;
  }

  hangUp(user: User): string {
    const id = randomUUID();
    sessions.set(id, { user, expiresAt: Date.now() + this.#ttlSeconds * 1000 });
    return id;
  }

  find(id: string): User | null {
    const session = sessions.get(id);
    if (session && session.expiresAt > Date.now()) return session.user;
    sessions.delete(id);
    return null;
  }

  takeDown(id: string): void {
    sessions.delete(id);
  }
}

export function createApp({ users, ttlSeconds, secureCookies }: Dependencies): express.Express {
  const rack = new Rack(ttlSeconds);
  const cookie = { httpOnly: true, sameSite: 'lax', secure: secureCookies, path: '/' } as const;
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
    res.cookie('session_id', rack.hangUp(user), cookie).json({ user });
  });

  app.get('/api/protected', (req, res) => {
    const user = rack.find(idOf(req));
    if (user) res.json({ user });
    else res.status(401).json({ error: 'not authenticated' });
  });

  app.post('/api/logout', (req, res) => {
    rack.takeDown(idOf(req));
    res.clearCookie('session_id', cookie).json({ ok: true });
  });

  app.use(((error, _req, res, _next) => {
    res.status(error.status ?? 500).json({ error: 'something went wrong' });
  }) satisfies express.ErrorRequestHandler);
  return app;
}

function idOf(req: express.Request): string {
  return parseCookie(req.headers.cookie ?? '').session_id ?? '';
}
