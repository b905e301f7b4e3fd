import type { AddressInfo } from 'node:net';
import { RedisStore } from 'connect-redis';
import express from 'express';
import session from 'express-session';
import { createClient } from 'redis';
import { people } from '../demo-app/people.ts';
import { createUsers } from '../demo-app/users.ts';

/**
 * What many sites do: express-session with connect-redis and node-redis, on the same Express, the same Redis and the
 * same password hashes as the demo app. Nothing is recorded here, and no gateway stands in front.
 */
declare module 'express-session' {
  interface SessionData {
    user: { id: number; role: string };
  }
}

const client = createClient({ url: process.env.REDIS_URL ?? '' });
await client.connect();
const users = createUsers(people);

const app = express();
app.disable('x-powered-by');
app.disable('etag');
app.use(
  session({
    store: new RedisStore({ client, prefix: 'peer:' }),
    name: 'session_id',
    secret: 'only for measuring',
    resave: false,
    saveUninitialized: false,
    cookie: { httpOnly: true, sameSite: 'lax', maxAge: 3_600_000 },
  }),
);

app.post('/api/login', express.json({ limit: '8kb' }), async (request, response, next) => {
  const user = await users.verify(String(request.body.username), String(request.body.password));
  if (!user) return void response.status(401).json({ error: 'wrong name or password' });
  request.session.regenerate((error) => {
    if (error) return next(error);
    request.session.user = user;
    response.json({ user });
  });
});

app.get('/api/protected', (request, response) => {
  if (!request.session.user) return void response.status(401).json({ error: 'not authenticated' });
  response.json({ user: request.session.user });
});

app.post('/api/logout', (request, response, next) => {
  request.session.destroy((error) => {
    if (error) return next(error);
    response.clearCookie('session_id').status(204).end();
  });
});

const listening = app.listen(0, '127.0.0.1', () => {
  const { port } = listening.address() as AddressInfo;
  console.log(JSON.stringify({ msg: 'started', port }));
});
