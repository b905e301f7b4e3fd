import type { TraceEventOf } from './event.ts';
import { headerValues } from './header-values.ts';

/** The sandbox's own part of an address, which the gateway may have put before the demo app's path; beneath a path of the site, with that. */
export const sandboxPrefix = /^(?:\/[^/]+)*?\/s\/[A-Za-z0-9_-]{22}(?=\/)/;

/** The path and query that a redirect leads to, seen from the request's path; null for any other response. */
export const redirectTarget = (response: TraceEventOf<'response'>, from: string): string | null => {
  const location = headerValues(response.headers, 'location')[0];
  if (response.status < 300 || response.status > 399 || location === undefined) return null;
  const base = 'http://demo-app.invalid';
  if (!URL.canParse(from, base)) return null;
  const here = new URL(from, base);
  if (!URL.canParse(location, here.href)) return null;
  const { pathname, search } = new URL(location, here);
  return pathname.replace(sandboxPrefix, '') + search;
};
