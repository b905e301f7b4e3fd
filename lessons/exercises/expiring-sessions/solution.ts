import { randomUUID } from 'node:crypto';
import { parseCookie } from 'cookie';
import express from 'express';
import type { Redis } from 'ioredis';

type User = { id: number; role: string };
type Session = { user: User; language: string; lastSeen: string | null };

type Dependencies = {
  redis: Redis;
  users: { verify(username: string, password: string): Promise<User | null> };
  ttlSeconds: number;
  secureCookies: boolean;
};

/** The sessions in Redis, one hook for each. */
class Rack {
  readonly #redis: Redis;
  /** How long a session may stay. */
  readonly ttlSeconds: number;

  constructor(redis: Redis, ttlSeconds: number) {
    this.#redis = redis;
    this.ttlSeconds = ttlSeconds;
  }

  async hangUp(user: User): Promise<string> {
    const id = randomUUID();
    const session: Session = { user, language: 'en', lastSeen: null };
    // Value and end in one command: with two, a crash between them leaves a session for ever.
    await this.#redis.set(`session:${id}`, JSON.stringify(session), 'EX', this.ttlSeconds);
    return id;
  }

  async find(id: string): Promise<Session | null> {
    const record = await this.#redis.get(`session:${id}`);
    return record ? JSON.parse(record) : null;
  }

  async noteVisit(id: string, session: Session): Promise<void> {
    const lastSeen = new Date().toISOString();
    await this.#update(id, { ...session, lastSeen });
  }

  async setLanguage(id: string, session: Session, language: string): Promise<void> {
    await this.#update(id, { ...session, language });
  }

  async takeDown(id: string): Promise<void> {
    await this.#redis.del(`session:${id}`);
  }

  /** Every later write goes through here, and leaves the session's end as it is: that was settled at the login. */
  async #update(id: string, session: Session): Promise<void> {
    // XX: a session that was ended a moment ago must not come back to life.
    await this.#redis.set(`session:${id}`, JSON.stringify(session), 'KEEPTTL', 'XX');
  }
}

export function createApp({ redis, users, ttlSeconds, secureCookies }: Dependencies): express.Express {
  const rack = new Rack(redis, ttlSeconds);
  const cookie = { httpOnly: true, sameSite: 'lax', secure: secureCookies, path: '/' } as const;
  const maxAge = rack.ttlSeconds * 1000;
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
    res.cookie('session_id', await rack.hangUp(user), { ...cookie, maxAge }).json({ ok: true });
  });

  app.get('/api/protected', async (req, res) => {
    const id = idOf(req);
    const session = await rack.find(id);
    if (!session) {
      res.status(401).json({ error: 'not authenticated' });
      return;
    }
    await rack.noteVisit(id, session);
    res.json(session);
  });

  app.put('/api/language', async (req, res) => {
    const id = idOf(req);
    const session = await rack.find(id);
    if (!session) {
      res.status(401).json({ error: 'not authenticated' });
      return;
    }
    await rack.setLanguage(id, session, String(req.body?.language));
    res.json({ ok: true });
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

function idOf(req: express.Request): string {
  return parseCookie(req.headers.cookie ?? '').session_id ?? '';
}
