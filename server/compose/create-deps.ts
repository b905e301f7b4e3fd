import { randomUUID } from 'node:crypto';
import { createAddresses } from '../addresses/create-addresses.ts';
import { findLanAddress } from '../addresses/lan-address.ts';
import { createMetrics } from '../hosting/create-metrics.ts';
import { agreeOnToken, isHosted } from '../hosting/host-token.ts';
import { LIMIT_WINDOW_MS, limitRate } from '../http/limit-rate.ts';
import { createRequestLog } from '../http/log-requests.ts';
import { createNeighbour } from '../neighbour/create-neighbour.ts';
import { createNeighbourApp } from '../neighbour/neighbour-app.ts';
import { readAppSource } from '../pages/read-app-source.ts';
import { createClassRooms } from '../rooms/create-rooms.ts';
import { sendOverLoopback } from '../sandbox/send-over-loopback.ts';
import { createSharedLimit } from '../sandbox/shared-limit.ts';
import { connectRedis, whenReady } from '../store/connect-redis.ts';
import { coreScripts, createCore } from './create-core.ts';
import { demoAppFiles, tokenAppFiles } from './folders.ts';
import type { ProductDeps } from './product-deps.ts';
import type { ServerOptions } from './server-options.ts';

/**
 * All that keeps something or has a life of its own, in one flat record. What is plugged together from it keeps nothing
 * (`create-product.ts`). Resolves when the store answers.
 */
export async function createDeps(options: ServerOptions) {
  const { logger, redisUrl } = options;
  const quietly = (what: string) => (err: unknown) => logger.debug({ err }, what);
  const now = Date.now;
  const lan = options.lan ? (options.lanAddress ?? findLanAddress()) : null;
  const addresses = createAddresses({ ...options, lan });

  const store = connectRedis({
    redisUrl,
    mockName: randomUUID(),
    scripts: coreScripts,
    onError: quietly('store connection'),
  });
  const { redis, subscriber } = store;
  await Promise.all([whenReady(redis, options.onWaitingForRedis), whenReady(subscriber, () => undefined)]);

  const memory = redisUrl === null ? null : () => redis.info('memory');
  const core = createCore({ ...options, redis, subscriber, memory, now });
  const { log, record, sandboxes, states, readers, errands } = core;
  const host = isHosted(options)
    ? {
        token: options.hostToken ?? (await agreeOnToken(redis)),
        metrics: createMetrics({
          redis,
          listeners: readers.events.count,
          followers: () => classRooms.followers(),
          places: options.maxSandboxes,
          now,
        }),
      }
    : null;
  const requestLog = createRequestLog(logger, host?.metrics.count);
  const classRooms = createClassRooms({
    ...options,
    base: addresses.base,
    ...readers,
    redis,
    log,
    sandboxes,
    offsetOf: async (id) => (await states.read(id)).offsetMs,
    address: () => addresses.current().shared,
    maxListeners: options.maxListeners.process,
    now,
    onError: quietly('a room stumbled'),
  });

  const neighbour = createNeighbour({
    isAlone: options.host === null && options.publicUrl === null && options.trustedProxies === 0,
    createHandler: (known) =>
      createNeighbourApp({
        errands,
        known,
        record,
        clockOf: async (id) => now() + (await states.read(id)).offsetMs,
        reportError: quietly('the neighbour stumbled'),
      }),
    onError: quietly('no port for the neighbour'),
  });

  return {
    ...core,
    lan,
    addresses,
    store,
    classRooms,
    requestLog,
    host,
    neighbour,
    sendPlayed: sendOverLoopback(() => addresses.current().self),
    limitCreation: limitRate(options.sandboxesPerMinute, {
      standardHeaders: 'draft-8',
      // So that the limit holds for all processes.
      ...(redisUrl === null ? {} : { store: createSharedLimit({ redis, windowMs: LIMIT_WINDOW_MS }) }),
    }),
    source: readAppSource([demoAppFiles, tokenAppFiles]),
  } satisfies ProductDeps & Record<string, unknown>;
}
