import express, { type Express } from 'express';
import type { Redis } from 'ioredis';
import { answerErrors, logError, refuse } from '../demo-app/answers.ts';
import { createDenylist } from './denylist.ts';
import { soundPolicy } from './policy.ts';
import { createRefreshTokens } from './refresh-tokens.ts';
import { createTokenRoutes } from './token-routes.ts';
import type { TokenSite, TokenSiteOf } from './token-site.ts';

export type TokenAppDependencies = Pick<TokenSite, 'accounts' | 'key' | 'secureCookies'> &
  Partial<TokenSite> & {
    /** Where refresh tokens and the denylist are kept, if there are any. */
    redis: Redis;
    /** For how many seconds a login can be prolonged. */
    refreshSeconds: number;
  };

/** A site with token-based authentication: log in, be recognised without being looked up, log out as far as that goes. */
export function createTokenApp({ redis, refreshSeconds, ...given }: TokenAppDependencies): Express {
  const { now = Date.now } = given;
  const site: TokenSite = {
    policy: soundPolicy,
    reportError: logError,
    now,
    denylist: createDenylist({ redis, now }),
    refreshTokens: createRefreshTokens({ redis, seconds: refreshSeconds, now }),
    ...given,
  };
  return createTokenSite(() => site);
}

/** The same for requests that differ in what the site works with. */
export function createTokenSite(siteOf: TokenSiteOf): Express {
  const app = express();
  // Fingerprinting: nobody needs to know what this runs on.
  app.disable('x-powered-by');
  // Tokens in caches: no copy of an answer that has one may lie about (RFC 6749, section 5.1).
  app.disable('etag');
  app.use((_req, res, next) => {
    res.set('Cache-Control', 'no-store');
    next();
  });
  app.use('/api/token', createTokenRoutes(siteOf));
  app.use((_req, res) => refuse(res, 404, 'not found'));
  app.use(answerErrors(siteOf));
  return app;
}
