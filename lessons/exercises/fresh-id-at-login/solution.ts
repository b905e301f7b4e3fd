import { randomUUID } from 'node:crypto';
import { parseCookie } from 'cookie';
import express from 'express';
import type { Redis } from 'ioredis';

type User = { id: number; role: string };
/** Visitors have one too: their user is null. */
type Session = { language: string; user: User | null };

type Dependencies = {
  redis: Redis;
  users: { verify(username: string, password: string): Promise<User | null> };
  ttlSeconds: number;
  secureCookies: boolean;
};

const newcomer: Session = { language: 'en', user: null };

export function createApp({ redis, users, ttlSeconds, secureCookies }: Dependencies): express.Express {
  const cookie = { path: '/', httpOnly: true, sameSite: 'lax', secure: secureCookies } as const;
  const app = express();
  app.use(express.json());

  async function load(id: string | undefined): Promise<Session | null> {
    const record = id ? await redis.get(`session:${id}`) : null;
    return record ? JSON.parse(record) : null;
  }

  async function save(id: string, session: Session, res: express.Response): Promise<void> {
    await redis.set(`session:${id}`, JSON.stringify(session), 'EX', ttlSeconds);
    res.cookie('session_id', id, cookie);
  }

  app.post('/api/language', async (req, res) => {
    const language = String(req.body?.language ?? 'en');
    const id = idOf(req);
    const session = await load(id);
    // Only a number of ours is gone on with: an invented one begins nothing. XX: nor does one that has just ended.
    if (session)
      await redis.set(`session:${id}`, JSON.stringify({ ...session, language }), 'EX', ttlSeconds, 'XX');
    else await save(randomUUID(), { ...newcomer, language }, res);
    res.json({ language });
  });

  app.get('/api/language', async (req, res) => {
    const { language } = (await load(idOf(req))) ?? newcomer;
    res.json({ language });
  });

  app.post('/api/login', async (req, res) => {
    const { username, password } = req.body ?? {};
    if (typeof username !== 'string' || typeof password !== 'string') {
      res.status(400).json({ error: 'username and password, please' });
      return;
    }
    const user = await users.verify(username, password);
    if (!user) {
      res.status(401).json({ error: 'wrong name or password' });
      return;
    }
    // The language comes along, the number does not: whoever planted it must not own the new session.
    const brought = idOf(req);
    const { language } = (await load(brought)) ?? newcomer;
    await save(randomUUID(), { language, user }, res);
    if (brought) await redis.del(`session:${brought}`);
    res.json({ user });
  });

  app.get('/api/protected', async (req, res) => {
    const session = await load(idOf(req));
    if (session?.user) res.json({ user: session.user });
    else res.status(401).json({ error: 'not authenticated' });
  });

  app.post('/api/logout', async (req, res) => {
    const id = idOf(req);
    if (id) await redis.del(`session:${id}`);
    res.clearCookie('session_id', cookie).json({ ok: true });
  });

  return app;
}

function idOf(req: express.Request): string | undefined {
  return parseCookie(req.headers.cookie ?? '').session_id || undefined;
}
