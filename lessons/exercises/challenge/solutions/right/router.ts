// misses: no-stale-answers
import { randomBytes } from 'node:crypto';
import express, { Router } from 'express';
import type { Redis } from 'ioredis';

type Dependencies = {
  redis: Redis;
  users: { verify(username: string, password: string): Promise<{ id: number; role: string } | null> };
  ttlSeconds: number;
  secureCookies: boolean;
};

export function createApp(deps: Dependencies): express.Express {
  const app = express();
  app.use('/api', createApi(deps));
  app.use(((error, _req, res, _next) => {
    res.status(error.status ?? 500).json({ error: 'could not be done' });
  }) satisfies express.ErrorRequestHandler);
  return app;
}

function createApi({ redis, users, ttlSeconds, secureCookies }: Dependencies): Router {
  const api = Router();
  // The browser sends the cookie to this API only.
  const scope = { path: '/api', httpOnly: true, sameSite: 'lax', secure: secureCookies } as const;
  api.use(express.json());

  api.route('/login').post(async (req, res) => {
    const username: unknown = req.body?.username;
    const password: unknown = req.body?.password;
    if (typeof username !== 'string' || typeof password !== 'string') {
      res.status(422).json({ error: 'two texts are needed' });
      return;
    }
    const user = await users.verify(username, password);
    if (user === null) {
      res.status(401).json({ error: 'no such account, or another password' });
      return;
    }
    const ticket = randomBytes(24).toString('base64url');
    await redis.set(`session:${ticket}`, `${user.id}|${user.role}`, 'EX', ttlSeconds);
    res.cookie('session_id', ticket, scope).sendStatus(204);
  });

  api.route('/protected').get(async (req, res) => {
    const record = await find(redis, req);
    const match = /^(\d+)\|(\w+)$/.exec(record ?? '');
    if (match) res.json({ user: { id: Number(match[1]), role: match[2] } });
    else res.status(401).json({ error: 'no ticket, no coat' });
  });

  api.route('/logout').post(async (req, res) => {
    const ticket = ticketOf(req);
    if (!ticket) {
      res.status(401).json({ error: 'you are not logged in' });
      return;
    }
    await redis.del(`session:${ticket}`);
    res.clearCookie('session_id', scope).sendStatus(204);
  });

  return api;
}

async function find(redis: Redis, req: express.Request): Promise<string | null> {
  const ticket = ticketOf(req);
  return ticket ? redis.get(`session:${ticket}`) : null;
}

function ticketOf(req: express.Request): string | undefined {
  return /(?:^|;\s*)session_id=([\w-]+)/.exec(req.headers.cookie ?? '')?.[1];
}
