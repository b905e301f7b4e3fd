import type { Actor, TraceEventOf } from '../trace/event.ts';
import { headerValues } from '../trace/header-values.ts';
import type { JarCookie } from './world.ts';

/** Why somebody's user agent refuses a cookie that it could read. */
export type Refusal = 'none-without-secure' | 'secure-over-http';

/**
 * Why somebody's user agent refuses a cookie that it could read; null when it keeps it. Browsers take SameSite=None together
 * with Secure alone, and whoever is a browser or played as one takes Secure over https alone (RFC 6265bis, section 5.7), or
 * where the host is this very machine. Programs and thieves keep what they like. One that keeps it all the same is seen to
 * show it.
 */
export const refusalOf = (
  { sameSite, secure }: JarCookie,
  { kind }: Pick<Actor, 'kind'>,
  request: TraceEventOf<'request'> | null,
): Refusal | null => {
  if (kind === 'browser' && sameSite === 'None' && !secure) return 'none-without-secure';
  const isPolite = ['browser', 'device', 'admin'].includes(kind);
  return isPolite && secure && request !== null && !isTrusted(kind, request) ? 'secure-over-http' : null;
};

/** A proxy tells of https by a header. This machine is trusted without it, by a browser that runs there. */
const isTrusted = (kind: Actor['kind'], { headers }: TraceEventOf<'request'>): boolean => {
  const [proto = ''] = headerValues(headers, 'x-forwarded-proto');
  if (/^https\b/.test(proto)) return true;
  const [host = 'localhost'] = headerValues(headers, 'host');
  return kind === 'browser' && /^(localhost|127\.[\d.]+|\[::1\])(:\d+)?$/i.test(host);
};
