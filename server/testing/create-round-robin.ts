import { once } from 'node:events';
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Served = { method: string; path: string; port: number };
export type RoundRobin = {
  port: number;
  /** Which process answered what. */
  served: Served[];
  /** Where requests go, in turns; to be filled before the first. */
  targets: number[];
  close(): void;
};

/**
 * A balancer without any stickiness: strictly in turns for each request, streams included. What cannot be delivered at
 * all goes to the next process, as with nginx' `proxy_next_upstream error`; what breaks half-way breaks for the client.
 */
export async function createRoundRobin(): Promise<RoundRobin> {
  const targets: number[] = [];
  const served: Served[] = [];
  let turn = 0;

  const forward = (incoming: IncomingMessage, outgoing: ServerResponse, body: Buffer, attempts: number) => {
    const port = targets[turn++ % targets.length] ?? 0;
    const { method = 'GET', url: path = '/', headers } = incoming;
    const upstream = request({ host: '127.0.0.1', port, method, path, headers, agent: false }, (response) => {
      served.push({ method, path, port });
      outgoing.writeHead(response.statusCode ?? 502, response.rawHeaders);
      response.pipe(outgoing);
      response.on('error', () => outgoing.destroy());
    });
    upstream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ECONNREFUSED' && attempts > 1) forward(incoming, outgoing, body, attempts - 1);
      else outgoing.destroy();
    });
    outgoing.on('close', () => upstream.destroy());
    upstream.end(body);
  };

  const server = createServer(async (incoming, outgoing) => {
    const chunks: Buffer[] = [];
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
    await once(incoming, 'end');
    forward(incoming, outgoing, Buffer.concat(chunks), targets.length);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    served,
    targets,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}
