// misses: nothing
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

class SessionStore {
  readonly #redis: Redis;
  readonly #ttlSeconds: number;

  constructor(redis: Redis, ttlSeconds: number) {
    this.#redis = redis;
    this.#ttlSeconds = ttlSeconds;
  }

  async begin(user: User): Promise<string> {
    const id = randomBytes(20).toString('hex');
    await this.#redis.setex(this.#key(id), this.#ttlSeconds, JSON.stringify([user.id, user.role]));
    return id;
  }

  async read(id: string): Promise<User | null> {
    const record = await this.#redis.get(this.#key(id));
    if (record === null) return null;
    try {
      const [userId, role] = JSON.parse(record);
      return Number.isInteger(userId) && typeof role === 'string' ? { id: userId, role } : null;
    } catch {
      return null;
    }
  }

  async end(id: string): Promise<void> {
    await this.#redis.del(this.#key(id));
  }

  #key(id: string): string {
    return `session:${id}`;
  }
}

class Site {
  readonly app = express();
  readonly #deps: Dependencies;
  readonly #sessions: SessionStore;

  constructor(deps: Dependencies) {
    this.#deps = deps;
    this.#sessions = new SessionStore(deps.redis, deps.ttlSeconds);
    this.app.post('/api/login', express.json(), (req, res) => this.#logIn(req, res));
    this.app.get('/api/protected', (req, res) => this.#show(req, res));
    this.app.post('/api/logout', (req, res) => this.#logOut(req, res));
    this.app.use(((error, _req, res, _next) => {
      res.status(error.type === 'entity.parse.failed' ? 400 : 500).json({ error: 'sorry' });
    }) satisfies express.ErrorRequestHandler);
  }

  async #logIn(req: express.Request, res: express.Response): Promise<void> {
    const { username, password } = req.body ?? {};
    if (typeof username !== 'string' || typeof password !== 'string') {
      res.status(400).json({ error: 'username and password must be texts' });
      return;
    }
    const user = await this.#deps.users.verify(username, password);
    if (!user) {
      res.status(401).json({ error: 'wrong name or password' });
      return;
    }
    res.set('Cache-Control', 'no-store');
    res.cookie('session_id', await this.#sessions.begin(user), this.#cookie()).json({ ok: true });
  }

  async #show(req: express.Request, res: express.Response): Promise<void> {
    const id = this.#idOf(req);
    const user = id ? await this.#sessions.read(id) : null;
    res.set('Cache-Control', 'private, no-store');
    if (user) res.json({ user });
    else res.status(401).json({ error: 'not authenticated' });
  }

  async #logOut(req: express.Request, res: express.Response): Promise<void> {
    const id = this.#idOf(req);
    if (id) await this.#sessions.end(id);
    res.clearCookie('session_id', this.#cookie()).json({ ok: true });
  }

  #idOf(req: express.Request): string | undefined {
    return parseCookie(req.headers.cookie ?? '').session_id;
  }

  #cookie() {
    return { httpOnly: true, sameSite: 'lax', secure: this.#deps.secureCookies, path: '/' } as const;
  }
}

export function createApp(deps: Dependencies): express.Express {
  return new Site(deps).app;
}
