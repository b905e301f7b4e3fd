// fails: revocation-awaited
// also: store-down-revoke
// because nobody waits to hear that it did not work
import { randomUUID } from 'node:crypto';
import { parseCookie } from 'cookie';
import express from 'express';
import type { ChainableCommander, Redis } from 'ioredis';

type User = { id: number; role: string };

type Dependencies = {
  redis: Redis;
  users: { verify(username: string, password: string): Promise<User | null> };
  ttlSeconds: number;
  secureCookies: boolean;
};

/** The sessions in Redis, one hook for each, and beside them a list for each user: which hooks are theirs. */
class Rack {
  readonly #redis: Redis;
  readonly #ttlSeconds: number;

  constructor(redis: Redis, ttlSeconds: number) {
    this.#redis = redis;
    this.#ttlSeconds = ttlSeconds;
  }

  async hangUp({ id, role }: User): Promise<string> {
    const number = randomUUID();
    const list = listOf(id);
    // All or nothing: a coat that is on no list could not be found again. Every login prolongs the list, so that it
    // lives as long as the last session on it.
    await commit(
      this.#redis
        .multi()
        .set(hookOf(number), JSON.stringify({ id, role }), 'EX', this.#ttlSeconds)
        .sadd(list, number)
        .expire(list, this.#ttlSeconds),
    );
    return number;
  }

  async find(number: string): Promise<User | null> {
    const record = await this.#redis.get(hookOf(number));
    return record ? JSON.parse(record) : null;
  }

  async takeDown(number: string): Promise<void> {
    const user = await this.find(number);
    if (user) await commit(this.#redis.multi().del(hookOf(number)).srem(listOf(user.id), number));
  }

  /** When this resolves, every session that the user had is over. */
  async takeDownAllOf(userId: number): Promise<void> {
    const numbers = await this.#redis.smembers(listOf(userId));
    if (numbers.length === 0) return;
    // Only what was read leaves the list: a login that came in between stays on it.
    commit(
      this.#redis
        .multi()
        .del(...numbers.map(hookOf))
        .srem(listOf(userId), ...numbers),
    ).catch(console.error);
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

  app.post('/api/admin/revoke', async (req, res) => {
    // Who asks comes first, and from the store alone: a stranger learns nothing, not even that the body was wrong.
    const asking = await rack.find(numberOf(req));
    if (!asking) {
      res.status(401).json({ error: 'not authenticated' });
      return;
    }
    if (asking.role !== 'admin') {
      res.status(403).json({ error: 'only for admins' });
      return;
    }
    const { userId } = Object(req.body);
    if (!Number.isSafeInteger(userId)) {
      res.status(400).json({ error: 'send userId as a number' });
      return;
    }
    await rack.takeDownAllOf(userId);
    res.json({ ok: true });
  });

  app.post('/api/logout', async (req, res) => {
    await rack.takeDown(numberOf(req));
    res.clearCookie('session_id', cookie).json({ ok: true });
  });

  app.use(((error, _req, res, _next) => {
    res.status(error.status ?? 500).json({ error: 'something went wrong' });
  }) satisfies express.ErrorRequestHandler);
  return app;
}

/** Redis answers a transaction as a whole, also when one of its commands failed. */
async function commit(transaction: ChainableCommander): Promise<void> {
  const results = await transaction.exec();
  const failure = results?.find(([error]) => error)?.[0];
  if (!results || failure) throw failure ?? new Error('The transaction was discarded.');
}

const hookOf = (number: string) => `session:${number}`;
const listOf = (userId: number) => `hooks-of:${userId}`;

function numberOf(req: express.Request): string {
  return parseCookie(req.headers.cookie ?? '').session_id ?? '';
}
