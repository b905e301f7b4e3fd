import { randomUUID } from 'node:crypto';
import type { Server } from 'node:http';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Redis } from 'ioredis';
import { type Logger, pino } from 'pino';
import { traceCapacity } from '#shared/trace/trace-capacity.ts';
import { createAddresses } from './addresses/create-addresses.ts';
import { createListener } from './addresses/create-listener.ts';
import { findLanAddress } from './addresses/lan-address.ts';
import { createProduct } from './compose/create-product.ts';
import { observeDemoApp } from './compose/observe-demo-app.ts';
import type { Config } from './config.ts';
import { createCloakrooms } from './create-cloakrooms.ts';
import { createForward } from './gateway/forward.ts';
import { createGateway } from './gateway/gateway.ts';
import { createHealth } from './http/health.ts';
import { createRequestLog } from './http/log-requests.ts';
import { createBuiltPages, createDevPages } from './pages/client-pages.ts';
import { readDemoAppSource } from './pages/read-demo-app-source.ts';
import { createSandboxRoutes, LIMIT_WINDOW_MS } from './sandbox/sandbox-routes.ts';
import { createSharedLimit } from './sandbox/shared-limit.ts';
import { connectRedis, whenReady } from './store/connect-redis.ts';
import { createReaders } from './stream/create-readers.ts';

export const IDLE_SECONDS = 2 * 60 * 60;
export const SESSION_TTL_SECONDS = 3600;

export type RunningServer = {
  /** With a slash at its end. */
  url: string;
  /** Where other devices in the network find it; null when it is not open to them. */
  lanUrl: string | null;
  port: number;
  /** The store itself, for tests that look behind the curtain. */
  redis: Redis;
  httpServer: Server;
  close(): Promise<void>;
};

export type StartOptions = Partial<Config> & {
  logger?: Logger;
  heartbeatMs?: number;
  /** Called when Redis cannot be reached at the start, with the reason; the server opens as soon as it can. */
  onWaitingForRedis?: (reason: string) => void;
  maxListeners?: { process: number; sandbox: number };
  traceCapacity?: number;
  sweepMs?: number;
  /** How long sessions of the demo app live. */
  ttlSeconds?: number;
  /** How often it is looked for sessions whose time has come. */
  expiryMs?: number;
  /** How long requests under way may take to finish when the server closes. */
  graceMs?: number;
  /** Takes the place of this machine's own address in its network. */
  lanAddress?: string;
};

const SERVER_FOLDER = dirname(fileURLToPath(import.meta.url));
const ROOT = dirname(SERVER_FOLDER);

/** Puts the whole server together and opens it. @throws with `code` EADDRINUSE when the port is taken. */
export async function startServer(options: StartOptions = {}): Promise<RunningServer> {
  const { port = 0, host = null, redisUrl = null, publicUrl = null, dev = false } = options;
  const { idleSeconds = IDLE_SECONDS, maxSandboxes = 2000 } = options;
  const logger = options.logger ?? pino({ level: 'silent' });
  const now = Date.now;
  const lan = options.lan ? (options.lanAddress ?? findLanAddress()) : null;

  const store = connectRedis({
    redisUrl,
    mockName: randomUUID(),
    onError: (err) => logger.debug({ err }, 'store connection'),
  });
  await Promise.all([
    whenReady(store.redis, options.onWaitingForRedis ?? (() => undefined)),
    whenReady(store.subscriber, () => undefined),
  ]);

  const addresses = createAddresses({ port, host, publicUrl, lan });
  const cloakrooms = createCloakrooms({
    store,
    logger,
    idleSeconds,
    maxSandboxes,
    addresses,
    now,
    traceCapacity: options.traceCapacity ?? traceCapacity,
    sweepMs: options.sweepMs ?? 60_000,
    expiryMs: options.expiryMs ?? 250,
  });
  const { log, record, sandboxes, appKeys, house } = cloakrooms;
  const readers = createReaders({
    log,
    subscriber: store.subscriber,
    isAlive: sandboxes.isAlive,
    now: house.clockOf,
    heartbeatMs: options.heartbeatMs ?? 15_000,
    onError: (err) => logger.debug({ err }, 'a stream stumbled'),
    maxListeners: options.maxListeners ?? { process: 5000, sandbox: 100 },
  });

  const demoAppFolder = join(SERVER_FOLDER, 'demo-app');
  const gateway = createGateway({
    record,
    now,
    ...house.forGateway,
    demoApp: observeDemoApp({
      redis: store.redis,
      appKeys,
      expiries: house.expiries,
      folder: demoAppFolder,
      ttlSeconds: options.ttlSeconds ?? SESSION_TTL_SECONDS,
    }),
  });
  const forward = createForward(gateway, { maxBodyBytes: 128 * 1024 });

  const listener = createListener({ port, host, lan });
  const pages = dev
    ? await createDevPages({ root: ROOT, httpServer: listener.httpServer, idleSeconds })
    : createBuiltPages(options.clientFolder ?? join(ROOT, 'dist'), { idleSeconds });
  let closing = false;
  const requestLog = createRequestLog(logger);
  const sandboxRoutes = createSandboxRoutes({
    sandboxes,
    record,
    now,
    ...house.forRoutes,
    readTrace: readers.readTrace,
    stream: readers.events.handle,
    sandboxesPerMinute: options.sandboxesPerMinute ?? 60,
    limitStore:
      redisUrl === null ? null : createSharedLimit({ redis: store.redis, windowMs: LIMIT_WINDOW_MS }),
  });
  const product = createProduct({
    dev,
    sandboxes,
    sandboxRoutes,
    forward,
    pages,
    known: () => addresses.current().known,
    trustedProxies: options.trustedProxies ?? 0,
    visitors: house.visitors,
    demoAppSource: readDemoAppSource(demoAppFolder),
    health: createHealth({ ping: () => store.redis.ping(), isClosing: () => closing }),
    logRequest: requestLog.handle,
  });
  listener.httpServer.on('request', product);

  const { url, lanUrl, port: openPort } = addresses.opened(await listener.listen());
  cloakrooms.start();
  const storeKind = redisUrl === null ? 'memory' : (redisUrl.split(':')[0] ?? '');
  logger.info({ port: openPort, store: storeKind, maxSandboxes, idleSeconds }, 'started');
  return {
    url,
    lanUrl,
    port: openPort,
    redis: store.redis,
    httpServer: listener.httpServer,
    async close() {
      closing = true;
      const startedAt = now();
      const streams = readers.events.count();
      const told = cloakrooms.stop();
      readers.events.close();
      // First the pages: in development they hold sockets open, for which the listener would wait.
      await pages.close();
      await listener.close(options.graceMs ?? 5000);
      await told;
      await cloakrooms.settled();
      await store.close();
      logger.info({ ...requestLog.counts(), streams, ms: now() - startedAt }, 'stopped');
    },
  };
}
