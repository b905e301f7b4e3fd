import express, { type Express } from 'express';
import type { Redis } from 'ioredis';
import { createAdminRoutes } from './admin-routes.ts';
import { answerErrors, logError, refuse } from './answers.ts';
import { createFindUser } from './find-user.ts';
import { createPageRoutes } from './page-routes.ts';
import { type SessionPolicy, soundPolicy } from './policy.ts';
import { createRedisStore } from './redis-store.ts';
import { createSessionRoutes } from './session-routes.ts';
import type { SessionStore } from './session-store.ts';
import { summariseSessions } from './session-summary.ts';
import { createTickets } from './ticket.ts';
import type { Users } from './users.ts';

/** `ttlSeconds` is a session's lifetime; `secureCookies` is true when the site is served over https. */
export type AppDependencies = {
  redis: Redis;
  users: Users;
  ttlSeconds: number;
  secureCookies: boolean;
  policy?: SessionPolicy;
  /** Where sessions are kept; in Redis unless said otherwise. */
  store?: SessionStore;
  /** Milliseconds since the epoch. */
  now?: () => number;
  /** For ids that are counted. */
  nextNumber?: () => Promise<number>;
  reportError?: (error: unknown) => void;
};

/** A site with session-based authentication: log in, be recognised, log out, and have one's sessions revoked. */
export function createApp({
  redis,
  users,
  ttlSeconds,
  secureCookies,
  policy = soundPolicy,
  now = Date.now,
  store = createRedisStore({ redis, timeout: policy.timeout, ttlSeconds, now }),
  nextNumber = countOn(),
  reportError = logError,
}: AppDependencies): Express {
  const tickets = createTickets(policy, { secureCookies, ttlSeconds });
  const findUser = createFindUser({ store, policy, tickets, now });
  const accounts = () => users.list?.() ?? [];
  const sessions = async () =>
    summariseSessions(await store.listOf(accounts().map(({ id }) => id)), {
      now: now(),
      idleSeconds: policy.timeout === 'idle' ? ttlSeconds : null,
    });

  const app = express();
  // Fingerprinting: nobody needs to know what this runs on.
  app.disable('x-powered-by');
  // Stale answers: the next person at this computer must not get a page, or a 304, meant for the last one.
  app.disable('etag');
  app.use((_req, res, next) => {
    res.set('Cache-Control', 'no-store');
    next();
  });
  app.use('/api', createSessionRoutes({ store, users, policy, tickets, findUser, now, nextNumber }));
  // Made when they are asked for: most requests are none of theirs.
  app.use('/api/admin', (req, res, next) =>
    createAdminRoutes({ store, users, findUser, sessions, accounts })(req, res, next),
  );
  app.use((req, res, next) => createPageRoutes({ findUser, sessions, accounts })(req, res, next));
  app.use((_req, res) => refuse(res, 404, 'not found'));
  app.use(answerErrors(reportError));
  return app;
}

/** Counts in this process. */
function countOn(): () => Promise<number> {
  let number = 1000;
  return async () => {
    number += 1;
    return number;
  };
}
