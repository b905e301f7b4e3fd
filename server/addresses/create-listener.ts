import { createServer as createHttpServer, type Server } from 'node:http';
import { type AddressInfo, createServer as createNetServer, type Server as NetServer } from 'node:net';

/**
 * How long a request's address and headers may be together, in bytes; Node's own limit is 16 KB. A browser sends the cookies
 * of every program on localhost to each of them, whatever its port (RFC 6265, section 8.5), and some have many.
 */
export const MAX_HEADER_BYTES = 64 * 1024;

export type Listener = {
  httpServer: Server;
  listen(): Promise<number>;
  /** Takes no more connections and resolves when the requests under way are answered, or cut off after `graceMs`. */
  close(graceMs: number): Promise<void>;
};

/**
 * An HTTP server on `host`, or on this machine alone: 127.0.0.1 and, where there is one, ::1, each by name, since a
 * plain `listen(port)` would open every network address of the machine. `lan` is one more address to listen on.
 */
export function createListener(options: {
  port: number;
  host: string | null;
  lan?: string | null;
}): Listener {
  const httpServer = createHttpServer({
    requestTimeout: 30_000,
    headersTimeout: 15_000,
    maxHeaderSize: MAX_HEADER_BYTES,
  });
  // Connections to ::1 are handed to the one HTTP server: one set of routes, one socket for hot reload.
  const door = (open: boolean): NetServer | null =>
    open ? createNetServer((socket) => void httpServer.emit('connection', socket)) : null;
  const second = door(options.host === null);
  const lan = options.lan ?? null;
  const third = door(lan !== null);
  let closing = false;
  httpServer.on('request', (_request, response) => {
    // Whoever keeps a connection for later is told not to, and asks elsewhere.
    if (closing) response.setHeader('Connection', 'close');
  });

  return {
    httpServer,
    async listen() {
      await listenOn(httpServer, options.port, options.host ?? '127.0.0.1');
      const { port } = httpServer.address() as AddressInfo;
      if (second) await listenOn(second, port, '::1').catch(ignoreMissingIpv6);
      if (third && lan !== null) await listenOn(third, port, lan);
      return port;
    },
    async close(graceMs) {
      closing = true;
      // A connection that falls idle only now would otherwise be kept until its own time-out.
      const idle = setInterval(() => httpServer.closeIdleConnections(), 50);
      const cut = setTimeout(() => httpServer.closeAllConnections(), graceMs);
      const doors = [second, third].filter((server) => server?.listening === true);
      await Promise.all([httpServer, ...doors].map((server) => server && closeServer(server)));
      clearInterval(idle);
      clearTimeout(cut);
    },
  };
}

function listenOn(server: NetServer, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ port, host }, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

function ignoreMissingIpv6(error: NodeJS.ErrnoException): void {
  // Machines without IPv6 have no ::1; and a port that only ::1 has taken does not keep 127.0.0.1 from working.
  if (!['EADDRNOTAVAIL', 'EAFNOSUPPORT', 'EADDRINUSE'].includes(error.code ?? '')) throw error;
}

function closeServer(server: Server | NetServer): Promise<void> {
  return new Promise((resolve) => server.close(() => resolve()));
}
