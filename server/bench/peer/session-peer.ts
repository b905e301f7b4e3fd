import type { AddressInfo } from 'node:net';
import { RedisStore } from 'connect-redis';
import express from 'express';
import session from 'express-session';
import { createClient } from 'redis';
import { people } from '../../demo-app/people.ts';
import { createUsers } from '../../demo-app/users.ts';

/**
 * What many sites do: express-session with connect-redis and node-redis, on the same Express, the same Redis and the
 * same password hashes as the demo app. Nothing is recorded here, and no gateway stands in front.
 *
 * With `SAME_DUTIES` it does, too, what the demo app does beyond that: it lists each user's sessions, so that all can be
 * revoked at once, notes device and time, and forbids to keep its answers. It still checks neither Host nor Origin.
 */
declare module 'express-session' {
  interface SessionData {
    user: { id: number; role: string };
    device?: string;
    createdAt?: number;
  }
}

const client = createClient({ url: process.env.REDIS_URL ?? '' });
await client.connect();
const users = createUsers(people);
const sameDuties = Boolean(process.env.SAME_DUTIES);
const TTL_SECONDS = 3600;
const indexOf = (userId: number) => `peer:user-sessions:${userId}`;

const app = express();
app.disable('x-powered-by');
app.disable('etag');
if (sameDuties) {
  app.use((_request, response, next) => {
    response.set({
      'Cache-Control': 'no-store',
      'X-Content-Type-Options': 'nosniff',
      'Referrer-Policy': 'same-origin',
    });
    next();
  });
}
app.use(
  session({
    store: new RedisStore({ client, prefix: 'peer:' }),
    name: 'session_id',
    secret: 'only for measuring',
    resave: false,
    saveUninitialized: false,
    cookie: { httpOnly: true, sameSite: 'lax', maxAge: TTL_SECONDS * 1000 },
  }),
);

app.post('/api/login', express.json({ limit: '8kb' }), async (request, response, next) => {
  const user = await users.verify(String(request.body.username), String(request.body.password));
  if (!user) return void response.status(401).json({ error: 'wrong name or password' });
  request.session.regenerate(async (error) => {
    if (error) return next(error);
    request.session.user = user;
    if (sameDuties) {
      request.session.device = String(request.headers['user-agent']);
      request.session.createdAt = Date.now();
      const index = indexOf(user.id);
      await client.multi().sAdd(index, request.sessionID).expire(index, TTL_SECONDS).exec();
    }
    response.json({ user });
  });
});

app.get('/api/protected', (request, response) => {
  if (!request.session.user) return void response.status(401).json({ error: 'not authenticated' });
  response.json({ user: request.session.user });
});

app.post('/api/logout', async (request, response, next) => {
  const { user } = request.session;
  if (sameDuties && user) await client.sRem(indexOf(user.id), request.sessionID);
  request.session.destroy((error) => {
    if (error) return next(error);
    response.clearCookie('session_id').status(204).end();
  });
});

const listening = app.listen(0, '127.0.0.1', () => {
  const { port } = listening.address() as AddressInfo;
  console.log(JSON.stringify({ msg: 'started', port }));
});
