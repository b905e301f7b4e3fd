/** Where Redis is: one server, which ioredis reads from its URL, or some nodes of a cluster, which name the others. */
export type RedisAddress =
  | { kind: 'single'; url: string }
  | {
      kind: 'cluster';
      nodes: { host: string; port: number }[];
      credentials: { username?: string; password?: string };
      tls: boolean;
    };

const FORM = /^(rediss?)(-cluster)?:\/\/(?:([^@/]*)@)?([^@/?#]+)(.*)$/;

/**
 * Reads `redis://host:port`, `rediss://…` (TLS), or `redis-cluster://[user:password@]host:port[,host:port …]` and
 * `rediss-cluster://…` for a Redis Cluster. Null for anything else.
 */
export function parseRedisUrl(text: string): RedisAddress | null {
  const [, scheme, cluster, userInfo, hosts = '', rest = ''] = FORM.exec(text) ?? [];
  if (scheme === undefined) return null;
  if (cluster === undefined) return URL.canParse(text) ? { kind: 'single', url: text } : null;
  // A cluster has one database, so there is no path that could choose another.
  if (!['', '/'].includes(rest)) return null;
  const nodes = hosts.split(',').map(toNode);
  const credentials = toCredentials(userInfo ?? '');
  if (credentials === null || !nodes.every((node) => node !== null)) return null;
  return { kind: 'cluster', nodes, credentials, tls: scheme === 'rediss' };
}

function toNode(text: string): { host: string; port: number } | null {
  if (!URL.canParse(`redis://${text}`)) return null;
  const { hostname, port } = new URL(`redis://${text}`);
  if (hostname === '') return null;
  return { host: hostname.replace(/^\[(.*)\]$/, '$1'), port: Number(port || 6379) };
}

function toCredentials(userInfo: string): { username?: string; password?: string } | null {
  if (userInfo === '') return {};
  const [username = '', ...password] = userInfo.split(':');
  try {
    return {
      ...(username === '' ? {} : { username: decodeURIComponent(username) }),
      ...(password.length === 0 ? {} : { password: decodeURIComponent(password.join(':')) }),
    };
  } catch {
    // A stray percent sign: the URL is not one.
    return null;
  }
}
