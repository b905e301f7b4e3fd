import { randomUUID } from 'node:crypto';
import { browser } from '#shared/trace/actors.ts';
import { createAddresses } from '../addresses/create-addresses.ts';
import { findLanAddress } from '../addresses/lan-address.ts';
import { createBalancer } from '../gateway/balancer.ts';
import { createVisitors } from '../gateway/visitors.ts';
import { createMetrics } from '../hosting/create-metrics.ts';
import { agreeOnToken, isHosted } from '../hosting/host-token.ts';
import { createRequestLog } from '../http/log-requests.ts';
import { createNeighbour } from '../neighbour/create-neighbour.ts';
import { createErrands } from '../neighbour/errands.ts';
import { createNeighbourApp } from '../neighbour/neighbour-app.ts';
import { createClassRooms } from '../rooms/create-rooms.ts';
import { ageKeysScript } from '../sandbox/age-keys.ts';
import { createClock } from '../sandbox/clock.ts';
import { createClockMoves } from '../sandbox/clock-moves.ts';
import { createDeviceProof } from '../sandbox/device-proof.ts';
import { createDevices } from '../sandbox/devices.ts';
import { createExpiryWatch } from '../sandbox/expiry-watch.ts';
import { createOwnStores } from '../sandbox/own-stores.ts';
import { createSandboxStates } from '../sandbox/sandbox-state.ts';
import { createSandboxes } from '../sandbox/sandboxes.ts';
import { createSweeper } from '../sandbox/sweeper.ts';
import { createAppKeys } from '../store/app-keys.ts';
import { connectRedis, whenReady } from '../store/connect-redis.ts';
import { createReaders } from '../stream/create-readers.ts';
import { createRecorder } from '../trace/recorder.ts';
import { createTraceLog } from '../trace/trace-log.ts';
import { createTraceRoom } from '../trace/trace-room.ts';
import type { ServerOptions } from './server-options.ts';

/** How many real devices, and how many played ones, a sandbox tells apart. */
const MAX_DEVICES = 12;

/** A trace of 2,000 ordinary events takes less. */
const MAX_TRACE_BYTES = 2 * 1024 * 1024;

/**
 * All that keeps something or has a life of its own, in one flat record. What is plugged together from it keeps nothing
 * (`create-product.ts`). Resolves when the store answers.
 */
export async function createDeps(options: ServerOptions) {
  const { logger, redisUrl, idleSeconds } = options;
  const quietly = (what: string) => (err: unknown) => logger.debug({ err }, what);
  const now = Date.now;
  const lan = options.lan ? (options.lanAddress ?? findLanAddress()) : null;
  const addresses = createAddresses({ ...options, lan });

  const store = connectRedis({
    redisUrl,
    mockName: randomUUID(),
    scripts: [ageKeysScript],
    onError: quietly('store connection'),
  });
  const { redis, subscriber } = store;
  await Promise.all([whenReady(redis, options.onWaitingForRedis), whenReady(subscriber, () => undefined)]);

  const room = createTraceRoom({
    redis,
    maxBytes: MAX_TRACE_BYTES,
    maxTotal: options.maxRecordedBytes,
    memory: redisUrl === null ? null : () => redis.info('memory'),
    now,
  });
  const log = createTraceLog({ redis, capacity: options.traceCapacity, idleSeconds, room });
  const { record, settled } = createRecorder({
    log,
    onError: (err) => logger.warn({ err }, 'events could not be recorded'),
  });

  const sandboxes = createSandboxes({ redis, idleSeconds, maxSandboxes: options.maxSandboxes, now });
  const { isAlive } = sandboxes;
  const states = createSandboxStates({ redis, idleSeconds });
  const appKeys = createAppKeys({ redis, onError: quietly('keys of the demo app could not be noted') });
  const ownStores = createOwnStores({ redis, idleSeconds });
  const sweeper = createSweeper({
    redis,
    appKeys,
    now,
    everyMs: options.sweepMs,
    onSwept: (count) => logger.info({ sandboxes: count }, 'swept'),
    onError: quietly('could not sweep'),
  });

  const expiries = createExpiryWatch({
    redis,
    states,
    isAlive,
    record,
    now,
    everyMs: options.expiryMs,
    onError: quietly('expiries could not be followed'),
  });
  const moves = createClockMoves({ redis, subscriber, onError: quietly('a moved clock could not be told') });
  const clock = createClock({ redis, states, moves, appKeys, ownStores, record, now, due: expiries.due });

  const devices = createDevices({ redis, idleSeconds, maxDevices: MAX_DEVICES });
  const visitors = createVisitors({ redis, idleSeconds, maxVisitors: MAX_DEVICES, browser });
  const proof = createDeviceProof();
  const balancer = createBalancer({ redis, idleSeconds });

  const readers = createReaders({
    log,
    subscriber,
    isAlive,
    now: async (id) => now() + (await states.read(id)).offsetMs,
    heartbeatMs: options.heartbeatMs,
    maxListeners: options.maxListeners,
    onError: quietly('a stream stumbled'),
  });
  const host = isHosted(options)
    ? {
        token: options.hostToken ?? (await agreeOnToken(redis)),
        metrics: createMetrics({ redis, listeners: readers.events.count, places: options.maxSandboxes, now }),
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

  const errands = createErrands({ now });
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
    now,
    lan,
    addresses,
    store,
    redis,
    record,
    settled,
    sandboxes,
    states,
    appKeys,
    ownStores,
    sweeper,
    expiries,
    moves,
    clock,
    devices,
    visitors,
    proof,
    balancer,
    readers,
    classRooms,
    requestLog,
    host,
    errands,
    neighbour,
  };
}

export type Deps = Awaited<ReturnType<typeof createDeps>>;
