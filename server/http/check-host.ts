import type { RequestHandler } from 'express';
import { refuse } from './api-refusal.ts';
import type { KnownOrigins } from './known-origins.ts';

/**
 * Answers only to this server's own names. Without it a hostile site could point its own domain at 127.0.0.1 and
 * read everything as if it were ours (DNS rebinding).
 */
export function checkHost(known: () => KnownOrigins): RequestHandler {
  return (request, response, next) => {
    const named = request.rawHeaders.filter((_, index, all) => index % 2 === 1 && isHost(all[index - 1]));
    const [host] = named;
    if (named.length === 1 && host !== undefined && known().hosts.has(host.toLowerCase())) next();
    else refuse(response, 'foreign-host');
  };
}

function isHost(name: string | undefined): boolean {
  return name?.toLowerCase() === 'host';
}
