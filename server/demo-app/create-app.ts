import express, { type Express } from 'express';
import type { Redis } from 'ioredis';
import { createAdminRoutes } from './admin-routes.ts';
import { answerErrors, logError } from './answers.ts';
import { answerMissing, createPageRoutes } from './page-routes.ts';
import { soundPolicy } from './policy.ts';
import { createRedisStore } from './redis-store.ts';
import { createSessionRoutes } from './session-routes.ts';
import type { Site, SiteOf } from './site.ts';

export type AppDependencies = Pick<Site, 'users' | 'ttlSeconds' | 'secureCookies'> &
  Partial<Site> & {
    /** Where sessions are kept, unless there is another `store`. */
    redis: Redis;
  };

/** A site with session-based authentication: log in, be recognised, log out, and have one's sessions revoked. */
export function createApp({
  redis,
  policy = soundPolicy,
  now = Date.now,
  nextNumber = countOn(),
  reportError = logError,
  endElsewhere = async () => 0,
  ...given
}: AppDependencies): Express {
  const { store = createRedisStore({ redis, timeout: policy.timeout, ttlSeconds: given.ttlSeconds, now }) } =
    given;
  const site: Site = { ...given, store, policy, now, nextNumber, reportError, endElsewhere };
  return createSite(() => site);
}

/** The same for requests that differ in what the site works with. */
export function createSite(siteOf: SiteOf): Express {
  const app = express();
  // Fingerprinting: nobody needs to know what this runs on.
  app.disable('x-powered-by');
  // Stale answers: the next person at this computer must not get a page, or a 304, meant for the last one.
  app.disable('etag');
  app.use((_req, res, next) => {
    res.set('Cache-Control', 'no-store');
    next();
  });
  app.use('/api', createSessionRoutes(siteOf));
  app.use('/api/admin', createAdminRoutes(siteOf));
  app.use(createPageRoutes(siteOf));
  app.use(answerMissing);
  app.use(answerErrors(siteOf));
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
