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

/** The sessions in Redis, one hook for each. This object remembers nothing: every server has the same rack. */
class Rack {
  readonly #redis: Redis;
  readonly #ttlSeconds: number;

  constructor(redis: Redis, ttlSeconds: number) {
    this.#redis = redis;
    this.#ttlSeconds = ttlSeconds;
  }

  async hangUp(user: User): Promise<string> {
    const id = randomUUID();
    // Value and lifetime in one command. Redis looks at the clock from here on, whichever server is asked.
    const record = JSON.stringify({ id: user.id, role: user.role });
    await inTime(this.#redis.set(keyOf(id), record, 'EX', this.#ttlSeconds));
    return id;
  }

  async find(id: string): Promise<User | null> {
    // Asked every time: a copy kept here would not hear of a logout at the other counter.
    const record = await inTime(this.#redis.get(keyOf(id)));
    return record ? JSON.parse(record) : null;
  }

  async takeDown(id: string): Promise<void> {
    await inTime(this.#redis.del(keyOf(id)));
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
    // First on the rack, then the ticket: the next request may come at once, and to the other server.
    res.cookie('session_id', await rack.hangUp(user), cookie).json({ user });
  });

  app.get('/api/protected', async (req, res) => {
    const user = await rack.find(idOf(req));
    if (user) res.json({ user });
    else res.status(401).json({ error: 'not authenticated' });
  });

  app.post('/api/logout', async (req, res) => {
    await rack.takeDown(idOf(req));
    res.clearCookie('session_id', cookie).json({ ok: true });
  });

  app.use(((error, _req, res, _next) => {
    res.status(error.status ?? 500).json({ error: 'something went wrong' });
  }) satisfies express.ErrorRequestHandler);
  return app;
}

/** Better an honest no than an endless wait. */
function inTime<Result>(command: Promise<Result>): Promise<Result> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(Object.assign(new Error('late'), { status: 503 })), 2000);
  });
  return Promise.race([command, late]).finally(() => clearTimeout(timer));
}

const keyOf = (id: string) => `session:${id}`;

function idOf(req: express.Request): string {
  return parseCookie(req.headers.cookie ?? '').session_id ?? '';
}
