import type { Headers } from '../trace/event.ts';

/** Headers of which Node keeps the first when they come twice. */
const SINGLE = new Set(
  (
    'age authorization content-length content-type etag expires from host if-modified-since if-unmodified-since ' +
    'last-modified location max-forwards proxy-authorization referer retry-after server user-agent'
  ).split(' '),
);

/** Headers by name in lower case, as Node has them in `message.headers`. */
export type HeaderFields = Readonly<Record<string, string | string[] | undefined>>;

/** Header lines by name in lower case, joined as Node joins them in a request. */
export function toHeaderFields(headers: Headers): Record<string, string> {
  const fields = new Map<string, string>();
  for (const [name, value] of headers) {
    const key = name.toLowerCase();
    const before = fields.get(key);
    if (before === undefined) fields.set(key, value);
    else if (!SINGLE.has(key)) fields.set(key, before + (key === 'cookie' ? '; ' : ', ') + value);
  }
  return Object.fromEntries(fields);
}
