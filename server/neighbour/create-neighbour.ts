import type { RequestListener } from 'node:http';
import { createListener } from '../addresses/create-listener.ts';
import { type KnownOrigins, toKnownOrigins } from '../addresses/known-origins.ts';

/** Where a browser finds the neighbour: under the name by which it is here, which is the same site, and under another. */
export type NeighbourUrls = { sameSite: string; otherSite: string };

export type Neighbour = {
  /** Null where there is none for a browser that asked for this `Host`. Opens the port when it is first needed. */
  urls(host: string, secure: boolean): Promise<NeighbourUrls | null>;
  close(graceMs: number): Promise<void>;
};

/** The other name of this machine, for a browser that has the page under one of them. */
const OTHER_NAME: Readonly<Record<string, string>> = {
  localhost: '127.0.0.1',
  '127.0.0.1': 'localhost',
  '[::1]': 'localhost',
};

/**
 * One more port, for this machine alone. Only where the product itself is for this machine: behind a proxy or in a
 * container another port is not to be reached, and whoever comes by a name in the network finds it nowhere.
 */
export function createNeighbour(options: {
  isAlone: boolean;
  createHandler(known: () => KnownOrigins): RequestListener;
  onError(error: unknown): void;
}): Neighbour {
  let opening: Promise<number | null> | null = null;
  let listener: ReturnType<typeof createListener> | null = null;
  let isClosed = false;

  const open = async (): Promise<number | null> => {
    let known = toKnownOrigins({ port: 0, host: null, publicUrl: null });
    listener = createListener({ port: 0, host: null });
    listener.httpServer.on(
      'request',
      options.createHandler(() => known),
    );
    try {
      const port = await listener.listen();
      known = toKnownOrigins({ port, host: null, publicUrl: null });
      return port;
    } catch (error) {
      // No port is to be had: it is done without, as where there could be none.
      options.onError(error);
      return null;
    }
  };

  return {
    async urls(host, secure) {
      const name = host.replace(/:\d+$/, '').toLowerCase();
      const other = Object.hasOwn(OTHER_NAME, name) ? OTHER_NAME[name] : undefined;
      if (!options.isAlone || secure || other === undefined || isClosed) return null;
      opening ??= open();
      const port = await opening;
      return port === null
        ? null
        : { sameSite: `http://${name}:${port}`, otherSite: `http://${other}:${port}` };
    },
    async close(graceMs) {
      isClosed = true;
      const port = await opening;
      if (port !== null) await listener?.close(graceMs);
    },
  };
}
