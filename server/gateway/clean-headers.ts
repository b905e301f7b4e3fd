import type { Headers } from '#shared/trace/event.ts';

/** Whether a cookie is the business of whoever gets the request. */
type KeepCookie = (name: string, value: string) => boolean;

/** The headers without those in `drop` (lower case) and without the cookies that `keepCookie` does not want. All else stays byte for byte. */
export function cleanHeaders(headers: Headers, drop: ReadonlySet<string>, keepCookie: KeepCookie): Headers {
  return headers.flatMap(([name, value]): Headers => {
    if (drop.has(name.toLowerCase())) return [];
    const kept = name.toLowerCase() === 'cookie' ? cleanCookies(value, keepCookie) : value;
    return kept === null ? [] : [[name, kept]];
  });
}

/** Null when no cookie is left. */
function cleanCookies(line: string, keep: KeepCookie): string | null {
  const pieces = line.split(';');
  const kept = pieces.filter((piece) => {
    const [name = '', ...value] = piece.split('=');
    return keep(name.trim(), value.join('=').trim());
  });
  if (kept.length === pieces.length) return line;
  return kept.length === 0 ? null : kept.join(';').trim();
}
