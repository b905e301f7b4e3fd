import { z } from 'zod/mini';
import type { TraceEventOf } from './event.ts';

const credentialsSchema = z.object({ username: z.string() });

/** Whether a request hands in a name and a password. */
export const isLogin = ({ method, path }: Pick<TraceEventOf<'request'>, 'method' | 'path'>): boolean =>
  method === 'POST' && /^(\/api)?\/login(\?|$)/.test(path);

/** The name given in a login's body, JSON or form; null when there is none to be read. */
export const loginName = ({ body }: TraceEventOf<'request'>): string | null => {
  if (!body) return null;
  if (!body.text.trimStart().startsWith('{')) return new URLSearchParams(body.text).get('username');
  try {
    return credentialsSchema.parse(JSON.parse(body.text)).username;
  } catch {
    // A body that is broken or cut off names nobody.
    return null;
  }
};
