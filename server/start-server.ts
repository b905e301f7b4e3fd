import { randomUUID } from 'node:crypto';
import type { Server } from 'node:http';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Redis } from 'ioredis';
import { type Logger, pino } from 'pino';
import { observeStore } from '#shared/trace/observe-store.ts';
import type { Config } from './config.ts';
import { createProduct } from './create-product.ts';
import { createApp } from './demo-app/create-app.ts';
import { people } from './demo-app/people.ts';
import { createUsers } from './demo-app/users.ts';
import { currentExchange } from './gateway/exchange-context.ts';
import { createGateway } from './gateway/gateway.ts';
import { toKnownOrigins } from './http/known-origins.ts';
import { createListener } from './listen.ts';
import { createBuiltPages, createDevPages } from './pages/client-pages.ts';
import { readDemoAppSource } from './pages/read-demo-app-source.ts';
import { createSandboxRoutes } from './sandbox/sandbox-routes.ts';
import { createSandboxes } from './sandbox/sandboxes.ts';
import { connectRedis, whenReady } from './store/connect-redis.ts';
import { demoAppPrefix } from './store/keys.ts';
import { namespaceStore } from './store/namespace-store.ts';
import { createDoorbells } from './stream/doorbells.ts';
import { createEvents } from './stream/get-events.ts';
import { createCallSite } from './trace/call-site.ts';
import { createRecorder } from './trace/recorder.ts';
import { createTraceLog } from './trace/trace-log.ts';

export const IDLE_SECONDS = 2 * 60 * 60;
export const TRACE_CAPACITY = 2000;
export const SESSION_TTL_SECONDS = 3600;

export type RunningServer = {
  /** With a slash at its end. */
  url: string;
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
  /** Where the built client lies. */
  clientFolder?: string;
};

const SERVER_FOLDER = dirname(fileURLToPath(import.meta.url));
const ROOT = dirname(SERVER_FOLDER);

/** Puts the whole server together and opens it. @throws with `code` EADDRINUSE when the port is taken. */
export async function startServer(options: StartOptions = {}): Promise<RunningServer> {
  const { port = 0, host = null, redisUrl = null, publicUrl = null, dev = false } = options;
  const logger = options.logger ?? pino({ level: 'silent' });
  const now = Date.now;

  const store = connectRedis({
    redisUrl,
    mockName: randomUUID(),
    onError: (err) => logger.debug({ err }, 'store connection'),
  });
  await Promise.all([
    whenReady(store.redis, options.onWaitingForRedis ?? (() => undefined)),
    whenReady(store.subscriber, () => undefined),
  ]);

  const log = createTraceLog({ redis: store.redis, capacity: TRACE_CAPACITY, idleSeconds: IDLE_SECONDS });
  const recorder = createRecorder({
    log,
    onError: (err) => logger.warn({ err }, 'events could not be recorded'),
  });
  const record = recorder.record;
  const sandboxes = createSandboxes({
    redis: store.redis,
    idleSeconds: IDLE_SECONDS,
    maxSandboxes: options.maxSandboxes ?? 2000,
    now,
  });

  const demoAppFolder = join(SERVER_FOLDER, 'demo-app');
  const callSite = createCallSite(demoAppFolder);
  const redis = observeStore(
    namespaceStore(store.redis, () => demoAppPrefix(currentExchange().sandboxId)),
    {
      exchange: () => {
        const { exchange, actor, server, nextCall } = currentExchange();
        return { exchange, actor, server, nextCall };
      },
      record: (event) => record(currentExchange().sandboxId, event),
      callSite,
      now,
    },
  );
  const users = createUsers(people);
  const demoApp = (secureCookies: boolean) =>
    createApp({
      redis,
      users,
      ttlSeconds: SESSION_TTL_SECONDS,
      secureCookies,
      reportError: (err) => logger.error({ err }, 'the demo app failed'),
    });
  const gateway = createGateway({
    demoApp: { secure: demoApp(true), plain: demoApp(false) },
    record,
    callSite,
    now,
    maxBodyBytes: 128 * 1024,
  });

  const events = createEvents({
    log,
    doorbells: createDoorbells(store.subscriber),
    isAlive: sandboxes.isAlive,
    now,
    heartbeatMs: options.heartbeatMs ?? 15_000,
    stalledMs: 30_000,
    onError: (err) => logger.debug({ err }, 'a stream stumbled'),
    maxListeners: { process: 5000, sandbox: 100 },
  });

  const listener = createListener({ port, host });
  const pages = dev
    ? await createDevPages({ root: ROOT, httpServer: listener.httpServer })
    : createBuiltPages(options.clientFolder ?? join(ROOT, 'dist'));
  let known = toKnownOrigins({ port, host, publicUrl });
  listener.httpServer.on(
    'request',
    createProduct({
      known: () => known,
      trustedProxies: options.trustedProxies ?? 0,
      dev,
      sandboxes,
      sandboxRoutes: createSandboxRoutes({
        sandboxes,
        log,
        record,
        stream: events.handle,
        sandboxesPerMinute: options.sandboxesPerMinute ?? 60,
        idleSeconds: IDLE_SECONDS,
        now,
      }),
      gateway,
      demoAppSource: readDemoAppSource(demoAppFolder),
      pages,
      logger,
    }),
  );

  const openPort = await listener.listen();
  known = toKnownOrigins({ port: openPort, host, publicUrl });
  return {
    url: `http://${host ?? 'localhost'}:${openPort}/`,
    port: openPort,
    redis: store.redis,
    httpServer: listener.httpServer,
    async close() {
      events.close();
      await listener.close();
      await recorder.settled();
      await pages.close();
      await store.close();
    },
  };
}
