import { randomUUID } from 'node:crypto';
import type { Server } from 'node:http';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Redis } from 'ioredis';
import { type Logger, pino } from 'pino';
import { traceCapacity } from '#shared/trace/trace-capacity.ts';
import type { Config } from './config.ts';
import { createHouse } from './create-house.ts';
import { createProduct } from './create-product.ts';
import { createGateway } from './gateway/gateway.ts';
import { createHealth } from './http/health.ts';
import { toKnownOrigins } from './http/known-origins.ts';
import { findLanAddress } from './http/lan-address.ts';
import { createRequestLog } from './http/log-requests.ts';
import { toAddress, toSelf } from './http/to-address.ts';
import { createListener } from './listen.ts';
import { observeDemoApp } from './observe-demo-app.ts';
import { createBuiltPages, createDevPages } from './pages/client-pages.ts';
import { readDemoAppSource } from './pages/read-demo-app-source.ts';
import { createFairTurns } from './sandbox/fair-turns.ts';
import { createSandboxRoutes, LIMIT_WINDOW_MS } from './sandbox/sandbox-routes.ts';
import { createSandboxes } from './sandbox/sandboxes.ts';
import { createSharedLimit } from './sandbox/shared-limit.ts';
import { createSweeper } from './sandbox/sweeper.ts';
import { createAppKeys } from './store/app-keys.ts';
import { connectRedis, whenReady } from './store/connect-redis.ts';
import { createDoorbells } from './stream/doorbells.ts';
import { createEvents } from './stream/get-events.ts';
import { createCallSite } from './trace/call-site.ts';
import { createRecorder } from './trace/recorder.ts';
import { createTraceLog } from './trace/trace-log.ts';

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
  const logger = options.logger ?? pino({ level: 'silent' });
  const idleSeconds = options.idleSeconds ?? IDLE_SECONDS;
  const maxSandboxes = options.maxSandboxes ?? 2000;
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

  const log = createTraceLog({
    redis: store.redis,
    capacity: options.traceCapacity ?? traceCapacity,
    idleSeconds,
  });
  const recorder = createRecorder({
    log,
    onError: (err) => logger.warn({ err }, 'events could not be recorded'),
  });
  const record = recorder.record;
  const sandboxes = createSandboxes({
    redis: store.redis,
    idleSeconds,
    maxSandboxes,
    now,
  });
  const appKeys = createAppKeys({
    redis: store.redis,
    onError: (err) => logger.debug({ err }, 'keys of the demo app could not be noted'),
  });
  const sweeper = createSweeper({
    redis: store.redis,
    appKeys,
    everyMs: options.sweepMs ?? 60_000,
    now,
    onSwept: (count) => logger.info({ sandboxes: count }, 'swept'),
    onError: (err) => logger.debug({ err }, 'could not sweep'),
  });

  let self = { host: '127.0.0.1', port };
  let address = { url: '', lan: false };
  const house = createHouse({
    ...{ redis: store.redis, subscriber: store.subscriber, appKeys, idleSeconds, record, now },
    isAlive: sandboxes.isAlive,
    expiryMs: options.expiryMs ?? 250,
    onError: (err) => logger.debug({ err }, 'expiries could not be followed'),
    self: () => self,
    address: () => address,
  });

  const demoAppFolder = join(SERVER_FOLDER, 'demo-app');
  const demoApp = observeDemoApp({
    ...{ redis: store.redis, appKeys, expiries: house.expiries },
    folder: demoAppFolder,
    ttlSeconds: options.ttlSeconds ?? SESSION_TTL_SECONDS,
  });
  const gateway = createGateway({
    demoApp,
    record,
    ...house.forGateway,
    callSite: createCallSite(demoAppFolder, { past: 'helpers' }),
    now,
    maxBodyBytes: 128 * 1024,
  });

  // A whole trace takes megabytes through the one connection to Redis. Hundreds at once would keep everybody else's
  // commands from being answered in time.
  const takeReadingTurn = createFairTurns({ atOnce: 2 });
  const events = createEvents({
    log,
    takeTurn: takeReadingTurn,
    doorbells: createDoorbells(store.subscriber),
    isAlive: sandboxes.isAlive,
    now: house.clockOf,
    heartbeatMs: options.heartbeatMs ?? 15_000,
    stalledMs: 30_000,
    onError: (err) => logger.debug({ err }, 'a stream stumbled'),
    maxListeners: options.maxListeners ?? { process: 5000, sandbox: 100 },
  });

  const listener = createListener({ port, host, lan });
  const pages = dev
    ? await createDevPages({ root: ROOT, httpServer: listener.httpServer, idleSeconds })
    : createBuiltPages(options.clientFolder ?? join(ROOT, 'dist'), { idleSeconds });
  let known = toKnownOrigins({ port, host, publicUrl, lan });
  let closing = false;
  const requestLog = createRequestLog(logger);
  listener.httpServer.on(
    'request',
    createProduct({
      known: () => known,
      trustedProxies: options.trustedProxies ?? 0,
      dev,
      sandboxes,
      sandboxRoutes: createSandboxRoutes({
        sandboxes,
        readTrace: (id) => takeReadingTurn(id, () => log.read(id, 0)),
        record,
        stream: events.handle,
        sandboxesPerMinute: options.sandboxesPerMinute ?? 60,
        limitStore:
          redisUrl === null ? null : createSharedLimit({ redis: store.redis, windowMs: LIMIT_WINDOW_MS }),
        ...house.forRoutes,
        now,
      }),
      visitors: house.visitors,
      gateway,
      demoAppSource: readDemoAppSource(demoAppFolder),
      pages,
      health: createHealth({ ping: () => store.redis.ping(), isClosing: () => closing }),
      logRequest: requestLog.handle,
    }),
  );

  const openPort = await listener.listen();
  known = toKnownOrigins({ port: openPort, host, publicUrl, lan });
  const url = `http://${host ?? 'localhost'}:${openPort}/`;
  const lanUrl = lan === null ? null : `http://${lan}:${openPort}/`;
  self = toSelf({ host, port: openPort });
  address = toAddress({ publicUrl, lanUrl, host, url });
  sweeper.start();
  house.expiries.start();
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
      const streams = events.count();
      sweeper.stop();
      const told = house.expiries.stop();
      events.close();
      // First the pages: in development they hold sockets open, for which the listener would wait.
      await pages.close();
      await listener.close(options.graceMs ?? 5000);
      await told;
      await recorder.settled();
      await store.close();
      logger.info({ ...requestLog.counts(), streams, ms: now() - startedAt }, 'stopped');
    },
  };
}
