import type { Headers } from '#shared/trace/event.ts';

/** Moves an answer's headers under the sandbox's address, as a reverse proxy in front of a sub-path does. */
export function rewriteHeaders(headers: Headers, mount: string): Headers {
  return headers.map(([name, value]) => {
    switch (name.toLowerCase()) {
      case 'set-cookie':
        return [name, rewriteSetCookie(value, mount)];
      case 'location':
        return [name, rewriteLocation(value, mount)];
      default:
        return [name, value];
    }
  });
}

/** `Path=/` becomes `Path=/s/<id>/`, so that the sandbox's cookies are sent to it alone. */
export function rewriteSetCookie(line: string, mount: string): string {
  return line.replace(/(;\s*path=)\/?([^;]*)/i, (_, name: string, rest: string) => `${name}${mount}${rest}`);
}

/** Moves a redirect within the demo app; leaves all others alone. */
export function rewriteLocation(location: string, mount: string): string {
  return /^\/(?!\/)/.test(location) ? mount + location.slice(1) : location;
}
