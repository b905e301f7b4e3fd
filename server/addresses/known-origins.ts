export type KnownOrigins = { hosts: ReadonlySet<string>; origins: ReadonlySet<string> };

const DEFAULT_PORTS: Record<string, string> = { 'http:': '80', 'https:': '443' };

/**
 * The Host and Origin values under which this server may be addressed: loopback names with its own port, the address
 * it was told to listen on, and its public URL. Compared whole, never by prefix or pattern (CVE-2026-40110).
 */
export function toKnownOrigins(options: {
  port: number;
  host: string | null;
  publicUrl: string | null;
  /** This machine's own address in its network, if it is opened there. */
  lan?: string | null;
}): KnownOrigins {
  const names = ['localhost', '127.0.0.1', '[::1]'];
  if (options.host !== null && !isWildcard(options.host)) names.push(inUrl(options.host));
  if (options.lan) names.push(options.lan);
  const urls = names.map((name) => new URL(`http://${name}:${options.port}`));
  if (options.publicUrl !== null) urls.push(new URL(options.publicUrl));
  return {
    // A client may write a scheme's own port out or leave it away.
    hosts: new Set(
      urls.flatMap((url) => [url.host, `${url.hostname}:${url.port || DEFAULT_PORTS[url.protocol]}`]),
    ),
    origins: new Set(urls.map((url) => url.origin)),
  };
}

/** A host as it stands in a URL: an IPv6 address in brackets (RFC 3986, section 3.2.2). */
export function inUrl(host: string): string {
  return host.includes(':') ? `[${host}]` : host;
}

export function isWildcard(host: string): boolean {
  return host === '0.0.0.0' || host === '::';
}
