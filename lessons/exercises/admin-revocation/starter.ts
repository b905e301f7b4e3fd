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

/** The sessions in Redis, one hook for each. */
class Rack {
  readonly #redis: Redis;
  readonly #ttlSeconds: number;

  constructor(redis: Redis, ttlSeconds: number) {
    this.#redis = redis;
    this.#ttlSeconds = ttlSeconds;
  }

  async hangUp({ id, role }: User): Promise<string> {
    const number = randomUUID();
    await this.#redis.set(hookOf(number), JSON.stringify({ id, role }), 'EX', this.#ttlSeconds);
    return number;
  }

  async find(number: string): Promise<User | null> {
    const record = await this.#redis.get(hookOf(number));
    return record ? JSON.parse(record) : null;
  }

  async takeDown(number: string): Promise<void> {
    await this.#redis.del(hookOf(number));
  }
}

export function createApp({ redis, users, ttlSeconds, secureCookies }: Dependencies): express.Express {
  const rack = new Rack(redis, ttlSeconds);
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
    res.cookie('session_id', await rack.hangUp(user), cookie).json({ user });
  });

  app.get('/api/protected', async (req, res) => {
    const user = await rack.find(numberOf(req));
    if (user) res.json({ user });
    else res.status(401).json({ error: 'not authenticated' });
  });

  // POST /api/admin/revoke goes here.

  app.post('/api/logout', async (req, res) => {
    await rack.takeDown(numberOf(req));
    res.clearCookie('session_id', cookie).json({ ok: true });
  });

  app.use(((error, _req, res, _next) => {
    res.status(error.status ?? 500).json({ error: 'something went wrong' });
  }) satisfies express.ErrorRequestHandler);
  return app;
}

const hookOf = (number: string) => `session:${number}`;

function numberOf(req: express.Request): string {
  return parseCookie(req.headers.cookie ?? '').session_id ?? '';
}
