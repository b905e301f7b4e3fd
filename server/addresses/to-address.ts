import { isWildcard } from './known-origins.ts';

/** Where this process reaches itself. */
export function toSelf({ host, port }: { host: string | null; port: number }): {
  host: string;
  port: number;
} {
  return { host: host === null || isWildcard(host) ? '127.0.0.1' : host, port };
}

/** Where other devices find this server, without a slash at its end; `lan` is false when only this machine does. */
export function toAddress(options: {
  publicUrl: string | null;
  lanUrl: string | null;
  host: string | null;
  url: string;
}): { url: string; lan: boolean } {
  const { publicUrl, lanUrl, host, url } = options;
  const known = publicUrl ?? lanUrl;
  const isOwnAddress = host !== null && !isWildcard(host) && !LOOPBACK.test(host);
  return { url: (known ?? url).replace(/\/+$/, ''), lan: known !== null || isOwnAddress };
}

const LOOPBACK = /^(localhost|127\.|::1$)/;
