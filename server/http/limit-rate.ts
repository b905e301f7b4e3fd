import type { RequestHandler } from 'express';
import { type Options, rateLimit } from 'express-rate-limit';
import { refuse } from './api-refusal.ts';

/** Over how long requests are counted, in milliseconds. */
export const LIMIT_WINDOW_MS = 60_000;

/** Lets one address make so many requests in a minute; whoever makes more is refused, and told when to come back. */
export const limitRate = (limit: number, more: Partial<Options> = {}): RequestHandler =>
  rateLimit({
    windowMs: LIMIT_WINDOW_MS,
    limit,
    legacyHeaders: false,
    // Whose X-Forwarded-For to believe is a setting of this server; a stranger's header is no reason for a warning.
    validate: { xForwardedForHeader: false, forwardedHeader: false },
    handler: (_request, response) => refuse(response, 'too-many-requests'),
    ...more,
  });
