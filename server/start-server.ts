import type { Server } from 'node:http';
import { join } from 'node:path';
import type { Redis } from 'ioredis';
import { createListener, MAX_HEADER_BYTES } from './addresses/create-listener.ts';
import { createDeps } from './compose/create-deps.ts';
import { createProduct } from './compose/create-product.ts';
import { projectFolder } from './compose/folders.ts';
import { defaultOptions, type ServerOptions } from './compose/server-options.ts';
import { answerUnreadable } from './http/answer-unreadable.ts';
import { createBuiltPages, createDevPages } from './pages/client-pages.ts';

export type RunningServer = {
  /** With a slash at its end. */
  url: string;
  /** Where other devices in the network find it; null when it is not open to them. */
  lanUrl: string | null;
  port: number;
  /** Opens `/host` and `/metrics`; null where there is nobody to look after. */
  hostToken: string | null;
  /** The store itself, for tests that look behind the curtain. */
  redis: Redis;
  httpServer: Server;
  close(): Promise<void>;
};

export type StartOptions = Partial<ServerOptions>;

/** Opens the server. @throws with `code` EADDRINUSE when the port is taken. */
export async function startServer(said: StartOptions = {}): Promise<RunningServer> {
  const options: ServerOptions = { ...defaultOptions, ...said };
  const { logger, idleSeconds, maxSandboxes, redisUrl } = options;
  const deps = await createDeps(options);
  const { addresses, expiries, classRooms, readers, requestLog, sweeper, now } = deps;
  const { httpServer, ...listener } = createListener({ ...options, lan: deps.lan });
  const pages = options.dev
    ? await createDevPages({ root: projectFolder, httpServer, idleSeconds })
    : createBuiltPages(options.clientFolder ?? join(projectFolder, 'dist'), {
        idleSeconds,
        base: addresses.base,
      });
  const elsewhere = () => addresses.current().otherUrl;
  httpServer.on('clientError', answerUnreadable({ maxHeaderBytes: MAX_HEADER_BYTES, elsewhere, logger }));
  let closing = false;
  httpServer.on('request', createProduct(deps, { ...options, pages, isClosing: () => closing }));

  const { url, lanUrl, port } = addresses.opened(await listener.listen());
  sweeper.start();
  expiries.start();
  classRooms.start();
  const store = redisUrl === null ? 'memory' : (redisUrl.split(':')[0] ?? '');
  logger.info({ port, store, maxSandboxes, idleSeconds }, 'started');
  return {
    url,
    lanUrl,
    port,
    hostToken: deps.host?.token ?? null,
    redis: deps.redis,
    httpServer,
    async close() {
      closing = true;
      const startedAt = now();
      const streams = readers.events.count();
      sweeper.stop();
      const told = expiries.stop();
      readers.events.close();
      classRooms.close();
      // First the pages: in development they hold sockets open, for which the listener would wait.
      await pages.close();
      await Promise.all([listener.close(options.graceMs), deps.neighbour.close(options.graceMs)]);
      await told;
      await deps.settled();
      await deps.store.close();
      logger.info({ ...requestLog.counts(), streams, ms: now() - startedAt }, 'stopped');
    },
  };
}
