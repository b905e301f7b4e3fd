import { randomBytes } from 'node:crypto';
import express from 'express';
import session from 'express-session';
import type { Redis } from 'ioredis';

type Dependencies = {
  redis: Redis;
  users: { verify(username: string, password: string): Promise<{ id: number; role: string } | null> };
  ttlSeconds: number;
  secureCookies: boolean;
};

declare module 'express-session' {
  interface SessionData {
    user: { id: number; role: string };
  }
}

type Done = (error?: unknown) => void;

/** A store for express-session over ioredis. */
class RedisStore extends session.Store {
  readonly #redis: Redis;
  readonly #ttlSeconds: number;

  constructor(redis: Redis, ttlSeconds: number) {
    super();
    this.#redis = redis;
    this.#ttlSeconds = ttlSeconds;
  }

  override get(id: string, done: (error: unknown, data?: session.SessionData | null) => void): void {
    this.#redis.get(`session:${id}`).then(
      (record) => done(null, record ? JSON.parse(record) : null),
      (error) => done(error),
    );
  }

  override set(id: string, data: session.SessionData, done: Done = () => undefined): void {
    const saved = this.#redis.set(`session:${id}`, JSON.stringify(data), 'EX', this.#ttlSeconds);
    saved.then(() => done(), done);
  }

  // Called after every request that changed nothing. EXPIRE brings nothing back.
  override touch(id: string, _data: session.SessionData, done: Done = () => undefined): void {
    this.#redis.expire(`session:${id}`, this.#ttlSeconds).then(() => done(), done);
  }

  override destroy(id: string, done: Done = () => undefined): void {
    this.#redis.del(`session:${id}`).then(() => done(), done);
  }
}

export function createApp({ redis, users, ttlSeconds, secureCookies }: Dependencies): express.Express {
  const app = express();
  // Behind a proxy that speaks https to the browser, its word on the protocol counts.
  app.set('trust proxy', 1);
  app.use(express.json());
  app.use(
    session({
      name: 'session_id',
      secret: randomBytes(32).toString('hex'),
      store: new RedisStore(redis, ttlSeconds),
      rolling: true,
      resave: false,
      saveUninitialized: false,
      cookie: { httpOnly: true, sameSite: 'lax', secure: secureCookies, maxAge: ttlSeconds * 1000 },
    }),
  );

  app.post('/api/login', async (req, res, next) => {
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
    req.session.regenerate((error) => {
      if (error) return next(error);
      req.session.user = user;
      req.session.save((failure) => (failure ? next(failure) : res.json({ ok: true })));
    });
  });

  app.get('/api/protected', (req, res) => {
    if (req.session.user) res.json({ user: req.session.user });
    else res.status(401).json({ error: 'not authenticated' });
  });

  app.post('/api/logout', (req, res, next) => {
    req.session.destroy((error) => {
      if (error) return next(error);
      res.clearCookie('session_id', { path: '/' }).json({ ok: true });
    });
  });

  app.use(((error, _req, res, _next) => {
    res.status(error.status ?? 500).json({ error: 'something went wrong' });
  }) satisfies express.ErrorRequestHandler);
  return app;
}
