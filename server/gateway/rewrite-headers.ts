/**
 * Moves a `Set-Cookie` line under the sandbox's address, as a reverse proxy in front of a sub-path does: `Path=/`
 * becomes `Path=/s/<id>/`, so that the sandbox's cookies are sent to it alone.
 */
export function rewriteSetCookie(line: string, mount: string): string {
  return line.replace(/(;\s*path=)\/?([^;]*)/i, (_, name: string, rest: string) => `${name}${mount}${rest}`);
}

/** Moves a redirect within the demo app under the sandbox's address; leaves all others alone. */
export function rewriteLocation(location: string, mount: string): string {
  return /^\/(?!\/)/.test(location) ? mount + location.slice(1) : location;
}
