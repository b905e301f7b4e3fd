import type { Request, RequestHandler } from 'express';
import type { KnownOrigins } from '../addresses/known-origins.ts';
import { refuse } from './api-refusal.ts';

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Refuses state changes that another site's page caused (CSRF, login CSRF among it; OWASP CSRF cheat sheet, Fetch
 * Metadata). `same-site` is refused too: every other port of localhost is the same site and shares our cookies.
 *
 * A request with neither Sec-Fetch-Site, Origin nor Referer is let through: every current browser sends one of them
 * with a cross-site POST, and what sends none (curl) carries no cookies that somebody else could abuse.
 *
 * @param isException what may pass although another site has caused it
 */
export function checkOrigin<Params>(
  known: () => KnownOrigins,
  isException: (request: Request<Params>) => Promise<boolean>,
): RequestHandler<Params> {
  return async (request, response, next) => {
    const isFine = SAFE.has(request.method) || isOurs(request.headers, known().origins);
    if (isFine || (await isException(request))) next();
    else refuse(response, 'foreign-origin');
  };
}

/** The same check for every method: for routes that no other site has any business with, event streams among them. */
export function checkOriginAlways(known: () => KnownOrigins): RequestHandler {
  return (request, response, next) => {
    if (isOurs(request.headers, known().origins)) next();
    else refuse(response, 'foreign-origin');
  };
}

function isOurs(headers: Record<string, unknown>, origins: ReadonlySet<string>): boolean {
  const site = headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false;
  if (headers.origin !== undefined) return origins.has(String(headers.origin));
  if (site !== undefined || headers.referer === undefined) return true;
  return origins.has(toOrigin(String(headers.referer)));
}

/** Never throws: a malformed header must not take the server down (CVE-2026-14631). */
function toOrigin(referer: string): string {
  return URL.canParse(referer) ? new URL(referer).origin : 'null';
}
