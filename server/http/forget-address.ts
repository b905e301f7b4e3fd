import type { RequestHandler } from 'express';

/** What proxies write down of who asks (RFC 7239, and what came before it). */
const NAMES: ReadonlySet<string> = new Set(['x-forwarded-for', 'x-real-ip', 'forwarded']);

/**
 * Where proxies stand in front, takes what they say of a visitor's address out of the header lines: limits are counted by
 * it, and a trace, which is shown to others and carried away in files, has no business with it.
 */
export function forgetAddress(trustedProxies: number): RequestHandler {
  return (request, _response, next) => {
    const lines = request.rawHeaders;
    if (trustedProxies > 0) {
      request.rawHeaders = lines.filter((_, at) => !NAMES.has((lines[at - (at % 2)] ?? '').toLowerCase()));
    }
    next();
  };
}
