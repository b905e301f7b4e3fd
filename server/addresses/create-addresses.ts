import { basePathOf } from './base-path.ts';
import { inUrl, isWildcard, type KnownOrigins, toKnownOrigins } from './known-origins.ts';
import { toAddress, toSelf } from './to-address.ts';

export type Addresses = {
  port: number;
  /** With a slash at its end. */
  url: string;
  /** The same under a name for which a browser keeps other cookies; null where it may not be open there. */
  otherUrl: string | null;
  /** Where other devices in the network find it; null when it is not open to them. */
  lanUrl: string | null;
  /** Under which names it may be asked. */
  known: KnownOrigins;
  /** Where it reaches itself. */
  self: { host: string; port: number; base: string };
  /** What is told to other devices. */
  shared: { url: string; lan: boolean };
};

/** Where this server is found: as it was asked to open, until it is `opened` and its port is known. */
export function createAddresses(place: {
  port: number;
  host: string | null;
  publicUrl: string | null;
  /** This machine's own address in its network, if it is opened there. */
  lan: string | null;
}): {
  /** The path beneath which all lies, with a slash at both ends. */
  base: string;
  current(): Addresses;
  opened(port: number): Addresses;
} {
  const { host, publicUrl, lan } = place;
  const base = basePathOf(publicUrl);
  const at = (port: number): Addresses => {
    // Every address at once is none that could be opened.
    const isEverywhere = host === null || isWildcard(host);
    const name = isEverywhere ? 'localhost' : inUrl(host);
    const url = `http://${name}:${port}${base}`;
    const lanUrl = lan === null ? null : `http://${lan}:${port}${base}`;
    return {
      port,
      url,
      otherUrl: isEverywhere && publicUrl === null ? `http://127.0.0.1:${port}/` : null,
      lanUrl,
      known: toKnownOrigins({ port, host, publicUrl, lan }),
      self: { ...toSelf({ host, port }), base },
      shared: toAddress({ publicUrl, lanUrl, host, url }),
    };
  };
  let current = at(place.port);
  return {
    base,
    current: () => current,
    opened(port) {
      current = at(port);
      return current;
    },
  };
}
