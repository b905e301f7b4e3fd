import type { Request, RequestHandler, RequestParamHandler, Response } from 'express';
import type { Logger } from 'pino';
import type { ApiErrorCode } from '#shared/api/sandbox-api.ts';
import { isStoreError } from '../store/store-trouble.ts';

/** How a request ended, for whoever counts. */
export type RequestEnd = {
  outcome: 'answered' | 'refused' | 'failed';
  /** The kind of address, of a closed list. */
  of: 'sandbox' | 'api' | 'page';
  refusal: string | null;
  seconds: number;
  /** Its end is not when it was answered, but when its reader left. */
  isStream: boolean;
};

export type RequestLog = {
  handle: RequestHandler;
  /** Since the start. */
  counts(): { requests: number; refused: number; failed: number };
};

/** What is kept in `response.locals` on a request's way, for its line in the log. */
type Kept = { refusal?: string; error?: unknown; mount?: string; sandbox?: string };

/**
 * One line for each request that was refused (by the product itself: what the demo app denies is a lesson, not news)
 * or failed. It names the kind of address only: a sandbox's id is the key to it, and a query may hold anything.
 */
export function createRequestLog(
  logger: Logger,
  count: (end: RequestEnd) => void = () => undefined,
): RequestLog {
  const counts = { requests: 0, refused: 0, failed: 0 };
  return {
    counts: () => ({ ...counts }),
    handle: (request, response, next) => {
      counts.requests += 1;
      const startedAt = performance.now();
      response.on('close', () => {
        const { refusal, error, mount, sandbox } = response.locals as Kept;
        const isFull = refusal !== undefined && LIMITS.has(refusal);
        const failed =
          error !== undefined || (refusal !== undefined && response.statusCode >= 500 && !isFull);
        count({
          outcome: failed ? 'failed' : refusal === undefined ? 'answered' : 'refused',
          of: mount?.startsWith('/s/') ? 'sandbox' : mount?.startsWith('/api') ? 'api' : 'page',
          refusal: refusal ?? null,
          seconds: (performance.now() - startedAt) / 1000,
          isStream: String(response.getHeader('content-type')).startsWith('text/event-stream'),
        });
        if (!failed && refusal === undefined) return;
        const line = {
          method: request.method,
          address: toAddress(request, mount),
          sandbox: sandbox === undefined ? undefined : toHint(sandbox),
          status: response.statusCode,
          code: refusal,
          ...foreignNames(request, refusal),
          ms: Math.round(performance.now() - startedAt),
        };
        if (!failed) {
          counts.refused += 1;
          logger.info(line, 'request refused');
        } else {
          counts.failed += 1;
          const known = isStoreError(error) || response.statusCode === 503;
          // An outage is one cause for many lines, so they are short; a bug is told in full.
          if (known) logger.warn({ ...line, why: toWhy(error) }, 'request failed');
          else logger.error({ ...line, err: error }, 'request failed');
        }
      });
      next();
    },
  };
}

/** 503 to whoever asks, and all in order: a limit was reached. */
const LIMITS: ReadonlySet<string> = new Set([
  'sandboxes-full',
  'too-many-listeners',
  'too-many-devices',
  'rooms-full',
  'room-full',
] satisfies ApiErrorCode[]);

/** Keeps a thrown value for the request's one line in the log. */
export function keepError(response: Pick<Response, 'locals'>, error: unknown): void {
  response.locals.error = error;
}

/** Adds to the kind of address what a router is mounted at: Express itself only keeps what stood there. */
export function keepMount(pattern: string): RequestHandler {
  return (_request, response, next) => {
    response.locals.mount = `${response.locals.mount ?? ''}${pattern}`;
    next();
  };
}

/** Keeps which sandbox a request is about, for `router.param('id', …)`. */
export const keepSandbox: RequestParamHandler = (_request, response, next, id: string) => {
  response.locals.sandbox = id;
  next();
};

/** The patterns that matched, never what stood in their place. Where no route of ours did, nothing is told of the rest. */
function toAddress({ route }: Request, mount = ''): string {
  if (typeof route?.path !== 'string') return `${mount}/…`;
  return route.path === '/' ? mount : `${mount}${route.path}`;
}

/** Enough to find lines of one sandbox together, too little to enter it: 24 of its 128 bits. */
function toHint(sandboxId: string): string {
  return `${sandboxId.slice(0, 4)}…`;
}

/** The one thing that helps when PUBLIC_URL or a proxy is set wrongly: which name was asked for. */
function foreignNames({ headers }: Request, refusal: string | undefined): { host?: string; origin?: string } {
  if (refusal === 'foreign-host') return { host: String(headers.host).slice(0, 100) };
  // A GET from another site tells no origin, only how far away it is.
  if (refusal === 'foreign-origin')
    return { origin: String(headers.origin ?? headers['sec-fetch-site']).slice(0, 100) };
  return {};
}

function toWhy(error: unknown): string | undefined {
  return error instanceof Error ? error.message : undefined;
}
