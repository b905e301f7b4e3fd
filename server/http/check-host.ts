import type { RequestHandler } from 'express';
import type { KnownOrigins } from '../addresses/known-origins.ts';
import { refuse } from './api-refusal.ts';

/**
 * Answers only to this server's own names. Without it a hostile site could point its own domain at 127.0.0.1 and
 * read everything as if it were ours (DNS rebinding). A target in absolute form names a host of its own, which would
 * outrank the header (RFC 9112, section 3.2.2); only clients of a proxy send it, so it is refused.
 */
export function checkHost(known: () => KnownOrigins): RequestHandler {
  return (request, response, next) => {
    const named = request.rawHeaders.filter((_, index, all) => index % 2 === 1 && isHost(all[index - 1]));
    const [host] = named;
    const isPath = request.url.startsWith('/');
    if (isPath && named.length === 1 && host !== undefined && known().hosts.has(host.toLowerCase())) next();
    else refuse(response, 'foreign-host');
  };
}

function isHost(name: string | undefined): boolean {
  return name?.toLowerCase() === 'host';
}
