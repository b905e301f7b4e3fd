import express, { type NextFunction, type Request, type Response } from 'express';
import type { Redis } from 'ioredis';

/** A server that says and keeps all that it should not, and answers in every way there is. One file, as a learner would write it. */
export function createApp({ redis }: { redis: Redis }) {
  const app = express();
  app.disable('etag');
  app.use(express.json(), express.urlencoded({ extended: false }));
  app.post('/login', async (req, res) => {
    const { username, password } = req.body;
    await redis
      .multi()
      .set('session:1', JSON.stringify({ username, password }))
      .hset('users:1', { password })
      .exec();
    res.cookie('session_id', '1', { httpOnly: true }).cookie('theme', 'dark');
    res.json({
      username,
      password,
      kept: await redis.get('session:1'),
      user: await redis.hgetall('users:1'),
    });
  });
  app.get('/away', (_req, res) => res.redirect('/login?password=nobody-may-see'));
  app.get('/long', (_req, res) => void res.send('é💥'.repeat(5000)));
  app.get('/pieces', (_req, res) => {
    res.write('one ');
    setImmediate(() => res.end('two'));
  });
  app.get('/nothing', (_req, res) => void res.status(204).end());
  app.get('/unchanged', (_req, res) => void res.status(304).end());
  app.get('/broken', async () => {
    await redis.get('session:1');
    throw Object.assign(new Error('no'), { status: 418 });
  });
  app.use((error: { status: number; message: string }, _req: Request, res: Response, _next: NextFunction) => {
    res.status(error.status).json({ error: error.message });
  });
  return app;
}
