import type { Headers } from '#shared/trace/event.ts';

/** The headers without those in `drop` (lower case) and without the cookies that `keepCookie` does not want. All else stays byte for byte. */
export function cleanHeaders(
  headers: Headers,
  drop: ReadonlySet<string>,
  keepCookie: (name: string) => boolean,
): Headers {
  return headers.flatMap(([name, value]): Headers => {
    if (drop.has(name.toLowerCase())) return [];
    const kept = name.toLowerCase() === 'cookie' ? cleanCookies(value, keepCookie) : value;
    return kept === null ? [] : [[name, kept]];
  });
}

/** Null when no cookie is left. */
function cleanCookies(line: string, keep: (name: string) => boolean): string | null {
  const pieces = line.split(';');
  const kept = pieces.filter((piece) => keep((piece.split('=', 1)[0] ?? '').trim()));
  if (kept.length === pieces.length) return line;
  return kept.length === 0 ? null : kept.join(';').trim();
}
