import type { IncomingHttpHeaders } from 'node:http';

export type CleanHeaders = { headers: IncomingHttpHeaders; rawHeaders: string[] };

/** The headers without those in `drop` (lower case) and without the cookies that `keepCookie` does not want. All else stays byte for byte. */
export function cleanHeaders(
  { headers, rawHeaders }: Readonly<CleanHeaders>,
  drop: ReadonlySet<string>,
  keepCookie: (name: string) => boolean,
): CleanHeaders {
  const raw: string[] = [];
  for (let index = 0; index + 1 < rawHeaders.length; index += 2) {
    const name = rawHeaders[index] ?? '';
    const value = rawHeaders[index + 1] ?? '';
    const kept = name.toLowerCase() === 'cookie' ? cleanCookies(value, keepCookie) : value;
    if (kept !== null && !drop.has(name.toLowerCase())) raw.push(name, kept);
  }
  const cookie = headers.cookie === undefined ? null : cleanCookies(headers.cookie, keepCookie);
  const others = Object.entries(headers).filter(([name]) => name !== 'cookie' && !drop.has(name));
  return {
    headers: { ...Object.fromEntries(others), ...(cookie === null ? {} : { cookie }) },
    rawHeaders: raw,
  };
}

/** Null when no cookie is left. */
function cleanCookies(line: string, keep: (name: string) => boolean): string | null {
  const pieces = line.split(';');
  const kept = pieces.filter((piece) => keep((piece.split('=', 1)[0] ?? '').trim()));
  if (kept.length === pieces.length) return line;
  return kept.length === 0 ? null : kept.join(';').trim();
}
