import express from 'express';
import type { Redis } from 'ioredis';

type Dependencies = {
  redis: Redis;
  users: { verify(username: string, password: string): Promise<{ id: number; role: string } | null> };
  ttlSeconds: number;
  secureCookies: boolean;
};

export function createApp(_deps: Dependencies): express.Express {
  const app = express();
  app.use(express.json());

  // POST /api/login, GET /api/protected and POST /api/logout go here.

  return app;
}
